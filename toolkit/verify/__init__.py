"""Prove on real servers what a plan does: forward, back, and forward again, with rows in the tables."""

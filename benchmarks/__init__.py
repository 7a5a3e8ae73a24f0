"""Measurements beside named peers and floors, in the same run on the same machine."""

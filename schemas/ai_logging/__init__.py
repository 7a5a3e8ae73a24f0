"""Logs of requests, errors and recoveries of an assistant."""

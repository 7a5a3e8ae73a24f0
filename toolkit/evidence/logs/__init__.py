"""Logs: the statements that servers wrote to files, and which tables they read and write."""

from __future__ import annotations

from toolkit.evidence.logs.family import FAMILY, log_evidence
from toolkit.evidence.logs.read import read_logs

__all__ = ["FAMILY", "log_evidence", "read_logs"]

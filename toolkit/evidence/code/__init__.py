"""Code: every place in given source trees that names a table, by its name or by one that means it."""

from __future__ import annotations

from toolkit.evidence.code.family import FAMILY, code_evidence
from toolkit.evidence.code.scan import scan_code

__all__ = ["FAMILY", "code_evidence", "scan_code"]

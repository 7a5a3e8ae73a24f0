"""What the evidence says: one rule a file, collected in RULES."""

from __future__ import annotations

from typing import Final

from toolkit.findings.rule import Case, Rule
from toolkit.findings.unread_table import UNREAD_TABLE

# In the order in which they are tried and documented.
RULES: Final[tuple[Rule, ...]] = (UNREAD_TABLE,)

__all__ = ["RULES", "Case", "Rule"]

"""SQLite's declared types and the family each one's words suggest."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from toolkit.model.types import Family, SqlType

_NUMBERS: Final = re.compile(r"\(\s*(\d+)\s*(?:,\s*(\d+)\s*)?\)")
# In this order: the first word found in the declaration decides.
_WORDS: Final = (
    ("BOOL", Family.BOOLEAN),
    ("DATETIME", Family.TIMESTAMP),
    ("TIMESTAMP", Family.TIMESTAMP),
    ("DATE", Family.DATE),
    ("TIME", Family.TIME),
    ("UUID", Family.UUID),
    ("JSON", Family.JSON),
    ("INT", Family.INTEGER),
    ("CHAR", Family.TEXT),
    ("CLOB", Family.TEXT),
    ("TEXT", Family.TEXT),
    ("BLOB", Family.BINARY),
    ("BINARY", Family.BINARY),
    ("REAL", Family.FLOAT),
    ("FLOA", Family.FLOAT),
    ("DOUB", Family.FLOAT),
    ("NUMERIC", Family.DECIMAL),
    ("DECIMAL", Family.DECIMAL),
)


@cache
def sql_type(spelling: str) -> SqlType:
    """The type a column was declared with; SQLite itself holds any value in any column."""
    upper = spelling.upper()
    family = next((family for word, family in _WORDS if word in upper), Family.OTHER)
    numbers = _NUMBERS.search(spelling)
    first = int(numbers[1]) if numbers else None
    return SqlType(
        spelling=spelling,
        family=family,
        length=first if family in {Family.TEXT, Family.BINARY} else None,
        precision=first if family is Family.DECIMAL else None,
        scale=int(numbers[2]) if numbers and numbers[2] else None,
    )

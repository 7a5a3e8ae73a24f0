"""Lines that the general log and the slow log of MySQL and MariaDB have in common."""

from __future__ import annotations

import re
from typing import Final

# Servers write these when they start and when they reopen their logs, also behind an unfinished statement.
HEADER: Final = re.compile(
    r"\S+, Version: .* started with:$|(?:Tcp port|TCP Port): \d+ .*(?:socket|Pipe): |Time\s+Id Command\s+Argument"
)
_USE: Final = re.compile(r"use\s+(?:`(?P<quoted>(?:[^`]|``)+)`|(?P<plain>[^\s;`]+))\s*;?\s*", re.IGNORECASE)


def used_database(text: str) -> str | None:
    """The database that a USE statement goes to; None when it is another statement.

    >>> used_database("use `my shop`;"), used_database("USE shop"), used_database("SELECT 1")
    ('my shop', 'shop', None)
    """
    found = _USE.fullmatch(text)
    if found is None:
        return None
    return found["plain"] or str(found["quoted"]).replace("``", "`")

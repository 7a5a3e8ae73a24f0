"""The times that stand in logs. A time without a zone, or with one that is only initials, is taken for UTC."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Final

_CENTURY: Final = 2000


def moment(text: str) -> datetime | None:
    """The time that a text means, None when it means none.

    >>> str(moment("2026-11-21 07:22:59.574 UTC")), str(moment("2026-11-21T07:23:20+02:00"))
    ('2026-11-21 07:22:59.574000+00:00', '2026-11-21 05:23:20+00:00')
    >>> str(moment("261121  7:23:08"))
    '2026-11-21 07:23:08+00:00'
    """
    day, _, rest = text.strip().replace("T", " ", 1).partition(" ")
    time, _, zone = rest.strip().partition(" ")
    if day.isdigit():
        day = f"{_CENTURY + int(day[:2])}-{day[2:4]}-{day[4:]}"
        time = time.rjust(8, "0")
    offset = zone if zone[:1] in {"+", "-"} else ""
    try:
        read = datetime.fromisoformat(f"{day}T{time}{offset}")
        return read.astimezone(UTC) if read.tzinfo else read.replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        return None


def moment_of_epoch(seconds: str) -> datetime | None:
    """The time that a number of seconds since 1970 means.

    >>> str(moment_of_epoch("1795245800"))
    '2026-11-21 07:23:20+00:00'
    """
    try:
        return datetime.fromtimestamp(int(seconds), UTC)
    except (ValueError, OverflowError, OSError):
        return None

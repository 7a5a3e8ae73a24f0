"""Numbers as people read them."""

from __future__ import annotations

from typing import Final

_UNITS: Final = ("B", "kB", "MB", "GB", "TB", "PB")


def size(count: int | None) -> str:
    """Bytes in the largest unit that keeps them above one.

    >>> size(10_485_760), size(None)
    ('10 MB', '?')
    """
    if count is None:
        return "?"
    value = float(count)
    for unit in _UNITS:
        if value < 1024 or unit == _UNITS[-1]:
            break
        value /= 1024
    return f"{value:.0f} {unit}" if value >= 10 or unit == "B" else f"{value:.1f} {unit}"


def count(number: int | None, estimated: bool = False) -> str:
    """A number with thousands set apart; `~` before an estimate.

    >>> count(12345, estimated=True)
    '~12,345'
    """
    if number is None:
        return "?"
    return f"{'~' if estimated else ''}{number:,}"


def plural(number: int, noun: str, many: str = "") -> str:
    """A number with its noun.

    >>> plural(1, "table"), plural(2, "index", "indexes")
    ('1 table', '2 indexes')
    """
    return f"{number:,} {noun if number == 1 else many or noun + 's'}"


def rows_were(number: int, done: str) -> str:
    """A number of rows, and what was done with them.

    >>> rows_were(1, "read"), rows_were(2000, "read")
    ('1 row was read', '2,000 rows were read')
    """
    return f"{plural(number, 'row')} {'was' if number == 1 else 'were'} {done}"


def times(number: int) -> str:
    """How often.

    >>> times(1), times(1000)
    ('once', '1,000 times')
    """
    return "once" if number == 1 else f"{number:,} times"

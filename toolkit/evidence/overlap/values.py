"""Values in one form, whatever type they came in, and how one becomes another."""

from __future__ import annotations

import math
import re
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any, Final

_UUID: Final = re.compile(r"[0-9a-f]{32}")
SAME: Final = "the same"
SAME_MOMENT: Final = "the same moment"
# A constant factor between two numbers that has a name; the other way round it is its inverse.
UNITS: Final = {
    1.0: SAME,
    1000.0: "times 1,000 (seconds to milliseconds, thousands to units)",
    60.0: "times 60 (minutes to seconds)",
    3600.0: "times 3,600 (hours to seconds)",
    86400.0: "times 86,400 (days to seconds)",
    100.0: "times 100 (units to cents, shares to percent)",
    1024.0: "times 1,024 (kilobytes to bytes)",
    1_000_000.0: "times 1,000,000 (seconds to microseconds)",
}
_INVERSE: Final = {1 / factor: words.replace("times", "divided by", 1) for factor, words in UNITS.items()}
# Decimals that were rounded before they were multiplied are a little off.
_STEP: Final = 0.002
_FACTORS: Final = {
    round(math.log(factor) / _STEP) + off: words
    for factor, words in {**_INVERSE, **UNITS}.items()
    if factor != 1
    for off in (-1, 0, 1)
}
# Up to this number a float holds every integer.
_EXACT: Final = 2**53
# From the closest: two moments are the same, or this close.
_MOMENTS: Final = ((0.0, SAME_MOMENT), (2.0, "within 2 seconds"), (60.0, "within a minute"))
_FARTHEST: Final = _MOMENTS[-1][0]

# A moment as a number, and how many of it make a second.
EPOCHS: Final = {"seconds since 1970": 1, "milliseconds since 1970": 1000}
# Smaller numbers are no moments of our time, and a moment as a number may be rounded.
_OUR_TIME: Final = 1e8
_ROUNDED: Final = 2.0


def canonical(value: Any, kind: str = "") -> Any:
    """A number as a float, a moment as seconds since 1970, a text without case and blanks; None stays None.

    What no finite number can be made of is its text, in a column of whatever kind.

    >>> canonical("2026-01-01", "time"), canonical("infinity", "time"), canonical(float("nan"), "number")
    (1767225600.0, 'infinity', 'nan')
    """
    if value is None:
        return None
    try:
        number = _number(value, kind)
    except (ValueError, OverflowError):
        # No moment of our calendar, as 0000-00-00, or no float, as 10 to the power of 400.
        number = None
    if number is not None and math.isfinite(number):
        return number
    if isinstance(value, int | float | Decimal):
        return _digits(value)
    return _text(value.hex() if isinstance(value, bytes) else str(value))


def _digits(value: float | Decimal) -> str:
    """A number of more digits than a float has, however it came in.

    >>> _digits(Decimal("12345678901234567890123456789.50")), _digits(2**60)
    ('12345678901234567890123456789.5', '1152921504606846976')
    """
    exact = Decimal(value)
    if not exact.is_finite():
        return str(value).casefold()
    whole, _, fraction = f"{exact:f}".partition(".")
    return f"{whole}.{fraction.rstrip('0')}".rstrip(".")


def _number(value: Any, kind: str) -> float | None:
    if kind == "time" and isinstance(value, str):
        # So are moments read that Python's calendar may not reach; SQLite keeps all of them so.
        value = datetime.fromisoformat(value)
    if isinstance(value, bool | int | float | Decimal):
        number = float(value)
        return number if abs(number) <= _EXACT or not math.isfinite(number) else None
    if isinstance(value, datetime):
        return (value if value.tzinfo else value.replace(tzinfo=UTC)).timestamp()
    if isinstance(value, date):
        return datetime(value.year, value.month, value.day, tzinfo=UTC).timestamp()
    return None


def _text(value: str) -> str:
    text = value.strip().casefold()
    bare = text.replace("-", "")
    return bare if _UUID.fullmatch(bare) else text


def conversion(kind: str, left: Any, right: Any) -> str | None:
    """How the right value becomes the left one, where a known way does it; zeros prove nothing.

    Both are canonical. Of two values only numbers are converted; others are the same or are not.
    """
    if not isinstance(left, float) or not isinstance(right, float):
        return _plainly(kind, left, right)
    # Millions of values come here, of which hardly any are the same: what rules most of them out is asked first.
    if kind == "epoch":
        return _as_moment(left, right) if left >= _OUR_TIME and right >= _OUR_TIME else None
    if kind == "time":
        apart = abs(left - right)
        return next((words for most, words in _MOMENTS if apart <= most), None) if apart <= _FARTHEST else None
    return _by_factor(left, right) if kind == "number" else _plainly(kind, left, right)


def _by_factor(left: float, right: float) -> str | None:
    if not left or not right:
        return None
    if left == right:
        return UNITS[1.0]
    ratio = left / right
    return _FACTORS.get(round(math.log(ratio) / _STEP)) if 0 < ratio < math.inf else None


def _plainly(kind: str, left: Any, right: Any) -> str | None:
    if kind == "epoch" or left != right or left == "":
        return None
    return SAME_MOMENT if kind == "time" else SAME


def _as_moment(one: float, other: float) -> str | None:
    """In which unit one of two numbers is the other as a moment in seconds, whichever of them it is."""
    for words, scale in EPOCHS.items():
        if abs(one / scale - other) <= _ROUNDED or abs(other / scale - one) <= _ROUNDED:
            return words
    return None


def factor_of(how: str) -> float:
    """The number that the right value is multiplied with.

    >>> factor_of(conversion("number", 1500.0, 1.5)), factor_of("the same")
    (1000.0, 1.0)
    """
    return next(factor for factor, words in {**_INVERSE, **UNITS}.items() if words == how)


def other_way(how: str) -> str:
    """The same conversion, from the right value to the left one.

    >>> other_way("divided by 60 (minutes to seconds)"), other_way("the same")
    ('times 60 (minutes to seconds)', 'the same')
    """
    factors = {**_INVERSE, **UNITS}
    return factors[1 / factor_of(how)] if how in factors.values() else how


def seconds_of(how: str) -> float:
    """How far apart two moments may be."""
    return next(most for most, words in _MOMENTS if words == how)


def closeness(how: str) -> int:
    """How far from plain equality a conversion is: what is equal is also within a minute."""
    order = [words for _, words in _MOMENTS]
    return order.index(how) if how in order else 0

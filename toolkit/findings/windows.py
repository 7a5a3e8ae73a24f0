"""How long a window is in words, and how far what it shows can be trusted."""

from __future__ import annotations

from datetime import timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from toolkit.model.finding import Confidence

if TYPE_CHECKING:
    from toolkit.model.evidence import Window

# A job that runs monthly shows in a window with a month's end; one that runs yearly hardly ever does.
_QUARTER = timedelta(days=92)
_MONTH = timedelta(days=31)


def trust_in(window: Window) -> Confidence:
    """What counters taken once over this window are worth: never more than medium, for they are one family."""
    length = window.length
    if length is None:
        return Confidence.NONE
    if length >= _QUARTER:
        return Confidence.MEDIUM
    return Confidence.LOW if length >= _MONTH else Confidence.NONE


@lru_cache(maxsize=64)
def describe_window(window: Window) -> str:
    """The window as part of a sentence: since when, how long, and which ends of months and years it saw."""
    if window.start is None or window.length is None:
        return f"since a time nobody knows ({window.because})"
    ends = window.month_ends
    months = "no month's end" if ends == 0 else f"{ends} month's end" if ends == 1 else f"{ends} ends of months"
    if ends:
        years = window.year_ends
        months += f" and {years or 'no'} year's end" if years < 2 else f" and {years} of years"
    return f"since {window.start:%Y-%m-%d %H:%M} UTC, when {window.because}: {_span(window.length)}, {months} seen"


def _span(length: timedelta) -> str:
    for unit, name in ((timedelta(days=1), "day"), (timedelta(hours=1), "hour"), (timedelta(minutes=1), "minute")):
        if length >= unit:
            number = length // unit
            return f"{number} {name}{'' if number == 1 else 's'}"
    return "less than a minute"

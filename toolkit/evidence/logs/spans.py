"""The time that each file covers, and what several of them together do not."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

# A server that is in use at all writes a line a day.
_LONG: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """The time from the first to the last entry of a file, and its format."""

    start: datetime
    end: datetime
    title: str


def uncovered(spans: Iterable[Span]) -> Iterator[str]:
    """In words, what ran in the days between one file's end and the next one's start."""
    ordered = sorted(spans, key=lambda span: span.start)
    end = max((span.end for span in ordered[:1]), default=None)
    for span in ordered[1:]:
        if end is not None and span.start - end > _LONG:
            yield f"what ran from {end:%Y-%m-%d %H:%M} to {span.start:%Y-%m-%d %H:%M} UTC, which no file covers"
        end = span.end if end is None else max(end, span.end)


def counted_twice(spans: Iterable[Span]) -> Iterator[str]:
    """In words, that files of two formats cover the same time: servers can write one statement into both."""
    ordered = sorted(spans, key=lambda span: span.start)
    both = {
        " and ".join(sorted((one.title, other.title)))
        for one, other in pairwise(ordered)
        if one.title != other.title and other.start < one.end
    }
    yield from (f"whether a statement stands in both the {pair}, and so was counted twice" for pair in sorted(both))

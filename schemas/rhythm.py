"""When people use a product: by day more than by night, on weekdays more than at weekends."""

from __future__ import annotations

from bisect import bisect_right
from datetime import datetime, timedelta
from itertools import accumulate
from typing import Final

LAST_DAY: Final = datetime(2025, 12, 1)  # noqa: DTZ001 - the samples keep UTC without a zone, as MySQL does
"""The end of the period that seed rows cover, fixed so that the same seed gives the same bytes."""

_HOURS: Final = (1, 1, 1, 1, 1, 2, 4, 9, 16, 22, 24, 23, 17, 19, 24, 24, 21, 16, 11, 8, 7, 5, 3, 2)
_WEEKDAYS: Final = (10, 11, 11, 10, 9, 3, 2)


class Rhythm:
    """Spreads a run of events over a period as a busy product would see them."""

    def __init__(self, *, until: datetime, days: int) -> None:
        self._start = until - timedelta(days=days)
        hours = (self._start + timedelta(hours=hour) for hour in range(days * 24))
        self._cumulated = list(accumulate(_HOURS[hour.hour] * _WEEKDAYS[hour.weekday()] for hour in hours))

    def at(self, position: float) -> datetime:
        """The time of the event at a position from 0 (first) to just under 1 (last), in whole seconds."""
        target = position * self._cumulated[-1]
        hour = bisect_right(self._cumulated, target)
        before = self._cumulated[hour - 1] if hour else 0
        within = (target - before) / (self._cumulated[hour] - before)
        return self._start + timedelta(seconds=hour * 3600 + int(within * 3600))

"""What was observed about a table: a measure, its value, how it was obtained, and over which time."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime, timedelta

    from toolkit.model.names import Ref


class Method(StrEnum):
    """How a value was obtained."""

    EXACT = "exact"
    SAMPLED = "sampled"
    ESTIMATED = "estimated"


class Measure(StrEnum):
    """What a value counts."""

    SCANS = "scans"
    ROWS_READ = "rows read"
    ROWS_WRITTEN = "rows written"
    UNEXPLAINED_READS = "unexplained reads"
    UNEXPLAINED_WRITES = "unexplained writes"
    STATEMENT_READS = "statements that read"
    STATEMENT_WRITES = "statements that write"
    LOG_READS = "logged statements that read"
    LOG_WRITES = "logged statements that write"
    CODE_READS = "places in code that read"
    CODE_WRITES = "places in code that write"
    CODE_MENTIONS = "places in production code that mention it"
    CODE_REFERENCES = "places in code that name it"
    DEPENDENTS = "things that need it"
    NEWEST_ROW = "days since the newest row"
    OLDEST_ROW = "days since the oldest row"


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """The time an observation covers. A start that nobody knows is None, and never guessed.

    `because` says what the start is: a reset, a restart, the first snapshot.
    """

    start: datetime | None
    end: datetime
    because: str

    @property
    def length(self) -> timedelta | None:
        """How long it is, where that is known."""
        return None if self.start is None else self.end - self.start

    def covers(self, other: Window) -> bool:
        """Whether it is known to begin no later than another."""
        return self.start is not None and other.start is not None and self.start <= other.start

    @property
    def month_ends(self) -> int:
        """How many ends of a month it saw: monthly jobs run then."""
        if self.start is None:
            return 0
        return (self.end.year - self.start.year) * 12 + self.end.month - self.start.month

    @property
    def year_ends(self) -> int:
        """How many ends of a year it saw: yearly jobs exist."""
        return 0 if self.start is None else self.end.year - self.start.year


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """One observation about one table; None is what nobody can tell.

    A window of None is the moment of looking. `because` says how the value came about, where that is not plain;
    `cannot_see` what it says nothing about.
    """

    subject: Ref
    family: str
    measure: Measure
    value: int | None
    method: Method
    source: str
    window: Window | None
    because: str = ""
    cannot_see: str = field(default="", compare=False)

"""What servers count about the use of their tables, in one form for all of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from toolkit.model.evidence import Window
    from toolkit.model.names import Ref


@dataclass(frozen=True, slots=True, kw_only=True)
class TableUsage:
    """The server's counters for one table. `scans` is None where the server counts rows only."""

    table: Ref
    rows_read: int
    rows_written: int
    scans: int | None = None
    last_scan: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Usage:
    """All counters of a database at one moment, the time they speak for, and what they cannot see.

    `unavailable` says why there are none; a table that is missing from `tables` was not counted.
    """

    source: str
    window: Window
    tables: tuple[TableUsage, ...] = ()
    absent_means_zero: bool = False
    cannot_see: tuple[str, ...] = ()
    unavailable: str = ""

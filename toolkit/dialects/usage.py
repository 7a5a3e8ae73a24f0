"""What servers count about the use of their tables, in one form for all of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from toolkit.model.evidence import Window
    from toolkit.model.names import Ref


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexUsage:
    """The server's counters for one index. `scans` is None where the server counts rows only."""

    table: Ref
    index: str
    rows_read: int
    scans: int | None = None
    last_scan: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TableUsage:
    """The server's counters for one table. Scans are None where the server counts rows only.

    `identity` is what the counters belong to where that is not the name; `since` is when they began, where
    that is later than the server's other counters.
    """

    table: Ref
    rows_read: int
    inserted: int
    updated: int
    deleted: int
    full_scans: int | None = None
    rows_by_full_scans: int | None = None
    index_scans: int | None = None
    last_scan: datetime | None = None
    identity: str = ""
    since: datetime | None = None

    @property
    def rows_written(self) -> int:
        """Rows inserted, updated or deleted."""
        return self.inserted + self.updated + self.deleted

    @property
    def scans(self) -> int | None:
        """Scans of either kind, where the server counts them."""
        return None if self.full_scans is None else self.full_scans + (self.index_scans or 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A database as one of those that are copies of each other: `cluster` is what all of them call it."""

    cluster: str
    is_replica: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Usage:
    """All counters of a database at one moment, the time they speak for, and what they cannot see.

    `counts_constraints` says whether what foreign keys read and change counts too, `counts_writes` whether what is
    written does, which on a replica may happen unseen; without `tells_kinds`, any change is told as an update.
    `indexes_window` is the time that the counters of indexes speak for, where that is another. `unavailable` says why
    there are no counters; a table that is missing from `tables` was not counted, nor was an index from `indexes`.
    """

    source: str
    window: Window
    tables: tuple[TableUsage, ...] = ()
    indexes: tuple[IndexUsage, ...] = ()
    counts_constraints: bool = True
    counts_writes: bool = True
    tells_kinds: bool = True
    cannot_see: tuple[str, ...] = ()
    indexes_window: Window | None = None
    unavailable: str = ""

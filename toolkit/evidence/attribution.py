"""What of a table's counted use is nobody's: backups, constraints, its own writes and index builds read rows too.

Some of it is sure: every insert into a child reads its parent, so as many reads as such inserts are no reader's.
Some may be: as many reads as a nullable key could have made are perhaps a reader's, and perhaps not.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from toolkit.evidence.partitions import by_whole_table, whole_tables
from toolkit.model.units import plural, rows_were, times

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from toolkit.dialects.usage import TableUsage, Usage
    from toolkit.model.catalog import Catalog
    from toolkit.model.names import Ref
    from toolkit.model.table import ForeignKey, Table

# A floor is a backup's only if it is one: the least that several tables share, to the scan.
_FLOOR_TABLES: Final = 3
_FLOOR_SHARE: Final = 10
_BACKUP: Final = "as a backup makes them of every table"
_BUILDS: Final = "as building its indexes and checking its constraints makes them"
_CHANGES: Final = "to find what was updated or deleted in it"
_CHILDREN: Final = "to check foreign keys of rows inserted elsewhere"
_PARENTS: Final = "to find what hangs on rows changed elsewhere"


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """What is left of a table's counted rows when what explains them is taken away.

    `reads_left` is None where what may explain the reads explains them all, so that nobody can tell.
    """

    usage: TableUsage
    reads_left: int | None
    writes_left: int
    read_reasons: tuple[str, ...]
    write_reasons: tuple[str, ...]


class _Account:
    """A number of rows, and what has been taken away from it: surely, then perhaps."""

    def __init__(self, rows: int) -> None:
        self.left = rows
        self.sure = True
        self.reasons: list[str] = []

    def take(self, allowed: int, words: str, *, sure: bool) -> None:
        """Take away as many rows as something explains; nothing is said where there is nothing to take."""
        taken = min(self.left, allowed)
        if taken > 0:
            self.left -= taken
            self.sure = self.sure and sure
            rows = rows_were(taken, "read") if sure else f"{plural(taken, 'row')} may have been read"
            self.reasons.append(f"{rows} {words}")


def attribute(usage: Usage, catalog: Catalog, dumps: Mapping[Ref, int] | None = None) -> dict[Ref, Attribution]:
    """Take away from each table's counters what needs no reader; partitions count for their table.

    `dumps` is how often backups read each table, where the server remembers their statements.
    """
    tables = {table.ref: table for table in catalog.tables}
    top = whole_tables(catalog)
    parts = Counter(top.get(item.table, item.table) for item in usage.tables)
    counted = by_whole_table(usage.tables, top)
    incoming = _incoming(catalog)
    changed = {ref: item for ref, item in counted.items() if item.rows_written} if usage.counts_constraints else {}
    others = {ref: _Others.of(tables[ref], incoming[ref], changed, tables) for ref in counted if ref in tables}
    floor = _backup_floor(usage.tables, tables, {ref: other.perhaps_searches for ref, other in others.items()})
    # Nobody takes more than a backup a day, and what a table was built with scanned it, too; tables that are read as
    # often as each other, but oftener than that, may have their readers.
    days = usage.window.length.days if usage.window.length is not None else 0
    built = {ref: _built(tables[ref], other) for ref, other in others.items()}
    building = min(built.values(), default=0)
    surely = floor if floor <= 1 + days + building else 0
    return {
        ref: _attribution(
            tables[ref],
            item,
            others[ref],
            dumped=max(surely * parts[ref], (dumps or {}).get(ref, 0)),
            perhaps_dumped=floor * parts[ref],
            parts=parts[ref],
            tells_kinds=usage.tells_kinds,
            # What is built elsewhere is replayed without a scan.
            built=built[ref] if usage.counts_writes else 0,
        )
        for ref, item in counted.items()
        if ref in tables
    }


def _incoming(catalog: Catalog) -> defaultdict[Ref, list[tuple[Ref, ForeignKey]]]:
    incoming: defaultdict[Ref, list[tuple[Ref, ForeignKey]]] = defaultdict(list)
    for table in catalog.tables:
        for key in table.foreign_keys:
            if not key.inherited:
                incoming[key.target].append((table.ref, key))
    return incoming


@dataclass(frozen=True, slots=True, kw_only=True)
class _Others:
    """What happened in the tables that foreign keys tie a table to, in rows.

    `searches` is how often a row deleted there searched the whole table, for want of an index; `perhaps_searches` how
    often changes may have: an update only where the key is a new one.
    """

    keys_in: int
    surely_checked: int
    perhaps_checked: int
    parents_changed: int
    searches: int
    perhaps_searches: int
    cascaded: int

    @classmethod
    def of(
        cls,
        table: Table,
        incoming: Sequence[tuple[Ref, ForeignKey]],
        changed: Mapping[Ref, TableUsage],
        tables: Mapping[Ref, Table],
    ) -> _Others:
        sure = perhaps = 0
        for child, key in incoming:
            change = changed.get(child)
            if change is None or not (change.inserted or change.updated):
                continue
            nullable = {column.name for column in tables[child].columns if column.nullable}
            always = nullable.isdisjoint(key.columns) and key.enforced
            sure += change.inserted if always else 0
            perhaps += change.updated + (0 if always else change.inserted)
        asked = [(key, changed.get(key.target)) for key in table.foreign_keys]
        parents = [(key, parent) for key, parent in asked if parent is not None and (parent.deleted or parent.updated)]
        unfound = [(key, parent) for key, parent in parents if not table.finds_by(key.columns)]
        own = changed.get(table.ref) if parents else None
        # Newer servers find by a later column of an index, too, where they like.
        indexed = {part.column for parts in table.index_parts for part in parts} if unfound else set()
        return cls(
            keys_in=len(incoming),
            surely_checked=sure,
            perhaps_checked=perhaps,
            parents_changed=sum(parent.deleted + parent.updated for _, parent in parents),
            searches=sum(parent.deleted for key, parent in unfound if indexed.isdisjoint(key.columns)),
            perhaps_searches=sum(parent.deleted + parent.updated for _, parent in unfound),
            cascaded=max(_cascaded(key, parent, own) for key, parent in parents) if own is not None else 0,
        )


def _cascaded(key: ForeignKey, parent: TableUsage, child: TableUsage) -> int:
    """The most of a child's changes that can come from its parent's."""
    deleted = child.deleted if parent.deleted and key.on_delete == "cascade" else 0
    unset = parent.deleted and key.on_delete.startswith("set")
    followed = parent.updated and key.on_update not in {"no action", "restrict"}
    return deleted + (child.updated if unset or followed else 0)


def _attribution(
    table: Table,
    item: TableUsage,
    others: _Others,
    *,
    dumped: int,
    perhaps_dumped: int,
    parts: int,
    built: int,
    tells_kinds: bool,
) -> Attribution:
    reads = _Account(item.rows_read)
    scans = item.full_scans
    by_builds = parts * built
    estimate = _rows(table, item)
    by_full_scans = item.rows_by_full_scans or 0
    if scans is None:
        reads.take(dumped * estimate // parts, _BACKUP, sure=True)
    elif scans <= dumped:
        reads.take(by_full_scans, _BACKUP, sure=True)
    elif scans <= dumped + others.searches:
        reads.take(by_full_scans, _PARENTS, sure=True)
    elif scans == dumped + by_builds and _was_filled(item, estimate, by_full_scans // scans):
        reads.take(by_full_scans, _BUILDS, sure=True)
    reads.take(item.updated + item.deleted, _CHANGES, sure=tells_kinds)
    reads.take(others.surely_checked, _CHILDREN, sure=True)
    if scans is None:
        # The number of rows is the server's estimate.
        reads.take(estimate // 4 if dumped else 0, _BACKUP, sure=False)
        reads.take(max(perhaps_dumped - dumped, 0) * estimate // parts, _BACKUP, sure=False)
    elif dumped < scans <= perhaps_dumped:
        reads.take(by_full_scans, _BACKUP, sure=False)
    elif dumped < scans <= max(dumped, perhaps_dumped) + by_builds:
        reads.take(by_full_scans, _BUILDS, sure=False)
    reads.take(others.perhaps_checked, _CHILDREN, sure=False)
    if scans is not None and dumped < scans <= dumped + by_builds + others.perhaps_searches:
        reads.take(by_full_scans, _PARENTS, sure=False)
    reads.take(others.parents_changed, _PARENTS, sure=False)
    searched = _searched_in_vain(item, others, dumped + by_builds) if not estimate else 0
    if searched:
        reads.sure = False
        reads.reasons.append(f"it was searched {times(searched)}, and there was no row to find")
    writes = item.rows_written - others.cascaded
    cascaded = (f"{rows_were(others.cascaded, 'changed')} by foreign keys",) if others.cascaded else ()
    return Attribution(
        usage=item,
        reads_left=reads.left or (0 if reads.sure else None),
        writes_left=writes,
        read_reasons=tuple(reads.reasons),
        write_reasons=cascaded,
    )


def _was_filled(item: TableUsage, estimate: int, by_a_scan: int) -> bool:
    """Whether a table was built in the time counted: every row that it has, or that a scan found, was inserted then."""
    return item.inserted - item.deleted >= max(estimate, by_a_scan)


def _searched_in_vain(item: TableUsage, others: _Others, explained: int) -> int:
    """How often an empty table was searched beyond what backups, builds and foreign keys do: somebody may ask."""
    if item.scans is None:
        return 0
    return max(item.scans - explained - others.surely_checked - others.perhaps_checked - others.parents_changed, 0)


def _rows(table: Table, item: TableUsage) -> int:
    """How many rows a table has: the server's estimate, which lags behind, or what was inserted and not deleted."""
    return max(table.size.rows or 0, item.inserted - item.deleted)


def _built(table: Table, others: _Others) -> int:
    own = len(table.indexes) + len(table.uniques) + len(table.checks) + (table.primary_key is not None)
    return own + len(table.foreign_keys) + others.keys_in


def _backup_floor(counted: tuple[TableUsage, ...], tables: dict[Ref, Table], searches: Mapping[Ref, int]) -> int:
    """How often every table was read whole: what many share exactly, and none is below.

    One that foreign keys have searched as often as they may shares what is left.
    """
    times: list[int] = []
    left: list[int] = []
    for item in counted:
        table = tables.get(item.table)
        if table is not None and table.partitioning is not None and table.kind != "table":
            # Only its partitions are read.
            continue
        if item.full_scans is not None:
            times.append(item.full_scans)
            by_keys = searches.get(item.table, 0)
            left += [item.full_scans - by_keys] if by_keys else []
        elif table is not None and (rows := _rows(table, item)):
            # The number of rows is an estimate, on either side of the truth.
            times.append(round(item.rows_read / rows))
    if not times:
        return 0
    least, shared = min(Counter(times).items())
    shared += left.count(least)
    return least if shared >= max(_FLOOR_TABLES, len(times) // _FLOOR_SHARE) else 0

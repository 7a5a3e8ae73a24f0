"""A partitioned table is one table: what its partitions count and hold, it counts and holds."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from toolkit.model.table import Size

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime

    from toolkit.dialects.usage import TableUsage
    from toolkit.model.catalog import Catalog
    from toolkit.model.names import Ref


def whole_tables(catalog: Catalog) -> dict[Ref, Ref]:
    """The table that each table is a part of: itself, or the one at the top of its partitions."""
    parents = {table.ref: table.partition_of.parent for table in catalog.tables if table.partition_of}

    def top(ref: Ref) -> Ref:
        return top(parents[ref]) if ref in parents else ref

    return {table.ref: top(table.ref) for table in catalog.tables}


def with_whole_sizes(catalog: Catalog) -> Catalog:
    """The catalog in which a partitioned table is as large as its partitions, where there are any."""
    parents = {table.partition_of.parent for table in catalog.tables if table.partition_of}
    if not parents:
        return catalog
    top = whole_tables(catalog)
    held: defaultdict[Ref, list[Size]] = defaultdict(list)
    for table in catalog.tables:
        if table.ref not in parents:
            held[top[table.ref]].append(table.size)
    tables = (
        replace(table, size=_together(held[table.ref])) if table.ref in parents and table.ref in held else table
        for table in catalog.tables
    )
    return replace(catalog, tables=tuple(tables))


def _together(sizes: Sequence[Size]) -> Size:
    return Size(
        rows=_all(size.rows for size in sizes),
        table_bytes=_all(size.table_bytes for size in sizes),
        index_bytes=_all(size.index_bytes for size in sizes),
    )


def _all(numbers: Iterable[int | None]) -> int | None:
    """The sum, where each is known."""
    known = list(numbers)
    return None if None in known else sum(number or 0 for number in known)


def parts(catalog: Catalog) -> set[Ref]:
    """The partitions of tables that were read, too."""
    refs = {table.ref for table in catalog.tables}
    return {table.ref for table in catalog.tables if table.partition_of and table.partition_of.parent in refs}


def by_whole_table(counted: Iterable[TableUsage], top: Mapping[Ref, Ref]) -> dict[Ref, TableUsage]:
    """Counters by table, those of partitions added up."""
    added: dict[Ref, TableUsage] = {}
    for item in counted:
        ref = top.get(item.table, item.table)
        whole = item if ref == item.table else replace(item, table=ref)
        added[ref] = _add(added[ref], whole) if ref in added else whole
    return added


def _add(one: TableUsage, other: TableUsage) -> TableUsage:
    return replace(
        one,
        rows_read=one.rows_read + other.rows_read,
        inserted=one.inserted + other.inserted,
        updated=one.updated + other.updated,
        deleted=one.deleted + other.deleted,
        full_scans=_sum(one.full_scans, other.full_scans),
        rows_by_full_scans=_sum(one.rows_by_full_scans, other.rows_by_full_scans),
        index_scans=_sum(one.index_scans, other.index_scans),
        last_scan=_latest(one.last_scan, other.last_scan),
        since=_latest(one.since, other.since),
        identity="",
    )


def _sum(one: int | None, other: int | None) -> int | None:
    return None if one is None and other is None else (one or 0) + (other or 0)


def _latest(one: datetime | None, other: datetime | None) -> datetime | None:
    return max((time for time in (one, other) if time is not None), default=None)

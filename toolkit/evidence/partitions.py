"""A partitioned table is one table: what its partitions count, it counts."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
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

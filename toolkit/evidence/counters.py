"""Counters: what the server itself says about how often tables are read and written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.model.evidence import Evidence, Measure, Method

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.dialects.usage import TableUsage, Usage
    from toolkit.model.catalog import Catalog
    from toolkit.model.names import Ref

FAMILY = "counters"


def counter_evidence(usage: Usage, catalog: Catalog) -> tuple[Evidence, ...]:
    """One piece of evidence a table and measure; a value of None means that the server cannot tell."""
    counted = {item.table: item for item in usage.tables}
    return tuple(
        evidence
        for table in catalog.tables
        for evidence in _of_table(table.ref, counted.get(table.ref), usage)
        if table.partitioning is None or catalog.dialect != "postgresql"
    )


def _of_table(ref: Ref, counted: TableUsage | None, usage: Usage) -> Iterator[Evidence]:
    if counted is not None:
        values = {
            Measure.SCANS: counted.scans,
            Measure.ROWS_READ: counted.rows_read,
            Measure.ROWS_WRITTEN: counted.rows_written,
        }
    else:
        nothing = 0 if usage.absent_means_zero and not usage.unavailable else None
        values = {Measure.ROWS_READ: nothing, Measure.ROWS_WRITTEN: nothing}
    for measure, value in values.items():
        if value is None and measure is Measure.SCANS:
            continue
        yield Evidence(
            subject=ref,
            family=FAMILY,
            measure=measure,
            value=value,
            method=Method.EXACT,
            source=usage.source,
            window=usage.window,
            cannot_see=usage.unavailable or "; ".join(usage.cannot_see),
        )

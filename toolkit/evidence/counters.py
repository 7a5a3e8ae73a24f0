"""Counters: what the server itself says about how often tables are read and written."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from toolkit.evidence.attribution import attribute
from toolkit.evidence.copies import taken_places
from toolkit.evidence.partitions import whole_tables
from toolkit.model.evidence import Evidence, Measure, Method

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from toolkit.dialects.usage import Usage
    from toolkit.evidence.attribution import Attribution
    from toolkit.model.catalog import Catalog
    from toolkit.model.evidence import Window
    from toolkit.model.names import Ref

FAMILY = "counters"
_ELSEWHERE: Final = "reads on a replica, which counts for itself"
_REPLAYED: Final = "writes, which a replica replays and does not count"


def counter_evidence(
    usage: Usage, catalog: Catalog, dumps: Mapping[Ref, int] | None = None, replicas: Sequence[str] = ()
) -> tuple[Evidence, ...]:
    """What was counted for each table, and what of it nothing but a reader or writer explains.

    `dumps` is how often backups read each table, where that is known; `replicas` are servers that are asked, too. A
    value of None means that the server cannot tell. Partitions speak through the table they are part of.
    """
    attributed = attribute(usage, catalog, dumps)
    swapped = taken_places(usage, catalog)
    wholes = whole_tables(catalog)
    elsewhere = f"reads on replicas other than {', '.join(replicas)}" if replicas else _ELSEWHERE
    unseen = (elsewhere, *usage.cannot_see, *(() if usage.counts_writes else (_REPLAYED,)))
    usage = replace(usage, cannot_see=unseen)
    return tuple(
        evidence
        for table in catalog.tables
        if wholes[table.ref] == table.ref
        for evidence in _of_table(table.ref, attributed.get(table.ref), swapped.get(table.ref), usage)
    )


def _of_table(ref: Ref, counted: Attribution | None, place_of: Ref | None, usage: Usage) -> Iterator[Evidence]:
    values: dict[Measure, int | None] = dict.fromkeys(
        (Measure.ROWS_READ, Measure.ROWS_WRITTEN, Measure.UNEXPLAINED_READS, Measure.UNEXPLAINED_WRITES)
    )
    window = usage.window
    because: dict[Measure, str] = {}
    if counted is not None and not usage.unavailable:
        values |= {
            Measure.ROWS_READ: counted.usage.rows_read,
            Measure.ROWS_WRITTEN: counted.usage.rows_written if usage.counts_writes else None,
            Measure.UNEXPLAINED_READS: counted.reads_left,
            Measure.UNEXPLAINED_WRITES: counted.writes_left if usage.counts_writes else None,
        }
        if counted.usage.scans is not None:
            values[Measure.SCANS] = counted.usage.scans
        because[Measure.UNEXPLAINED_READS] = "; ".join(counted.read_reasons)
        because[Measure.UNEXPLAINED_WRITES] = "; ".join(counted.write_reasons)
        window = _window_of(counted, usage)
    if place_of is not None:
        # What it did before the swap counts for the other table now.
        values = {measure: value or None for measure, value in values.items()}
        window = replace(window, start=None, because=f"it seems to have taken the place of {place_of}")
    for measure, value in values.items():
        yield Evidence(
            subject=ref,
            family=FAMILY,
            measure=measure,
            value=value,
            method=Method.EXACT,
            source=usage.source,
            window=window,
            because=because.get(measure, ""),
            cannot_see=usage.unavailable or "; ".join(usage.cannot_see),
        )


def _window_of(counted: Attribution, usage: Usage) -> Window:
    since = counted.usage.since
    if since is None or (usage.window.start is not None and since <= usage.window.start):
        return usage.window
    return replace(usage.window, start=since, because="the table was made, or made anew")

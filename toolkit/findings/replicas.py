"""Replicas: what is read there counts there alone, and is use of the table all the same."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from toolkit.dialects.connect import open_session, read_remembered, read_usage
from toolkit.dialects.url import parse_url, shown
from toolkit.evidence.counters import counter_evidence
from toolkit.evidence.snapshots import kept, together
from toolkit.evidence.statements import dumps, statement_evidence
from toolkit.model.evidence import Measure

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from toolkit.catalog.read import Limits, Scope
    from toolkit.dialects.remembered import Remembered
    from toolkit.dialects.usage import IndexUsage, Usage
    from toolkit.findings.inputs import Inputs
    from toolkit.model.catalog import Catalog
    from toolkit.model.evidence import Evidence, Window
    from toolkit.model.names import Ref

# What a replica does for itself. What is written there, the primary wrote.
_READS: Final = frozenset({Measure.ROWS_READ, Measure.SCANS, Measure.UNEXPLAINED_READS, Measure.STATEMENT_READS})


@dataclass(frozen=True, slots=True, kw_only=True)
class Replica:
    """What one replica says of its use."""

    target: str
    database: str
    usage: Usage
    remembered: Remembered

    def unknown(self) -> Iterator[str]:
        """What it cannot tell, a sentence each."""
        if self.usage.unavailable:
            yield f"what is read on {self.target} is not known: {self.usage.unavailable}"
        if self.remembered.unavailable:
            yield f"which statements run on {self.target} is not known: {self.remembered.unavailable}"


def ask_replica(url: str, scope: Scope, limits: Limits | None, inputs: Inputs) -> Replica:
    """Read the counters and the statements of a replica, and with its snapshots those of earlier moments."""
    parsed = parse_url(url)
    target = shown(parsed)
    with open_session(parsed, limits) as session:
        usage = read_usage(session, scope)
        remembered = read_remembered(session)
        database = session.database
    moments = kept(inputs.snapshots, target) if inputs.snapshots is not None else ()
    return Replica(target=target, database=database, usage=together((*moments, usage)), remembered=remembered)


def with_replicas(evidence: Iterable[Evidence], replicas: Sequence[Replica], catalog: Catalog) -> Iterator[Evidence]:
    """The evidence of a primary, with what was read on its replicas added."""
    said = [(replica.target, _by_measure(_evidence_of(replica, catalog))) for replica in replicas]
    for item in evidence:
        found = item
        if item.measure in _READS:
            for target, about in said:
                found = _added(found, about.get((item.subject, item.measure)), target)
        yield found


def _evidence_of(replica: Replica, catalog: Catalog) -> Iterator[Evidence]:
    usage, remembered = replica.usage, replica.remembered
    yield from counter_evidence(usage, catalog, dumps(remembered, catalog, replica.database, usage.window.start))
    yield from statement_evidence(remembered, catalog, replica.database)


def _by_measure(evidence: Iterable[Evidence]) -> dict[tuple[Ref, Measure], Evidence]:
    return {(item.subject, item.measure): item for item in evidence}


def _added(here: Evidence, there: Evidence | None, target: str) -> Evidence:
    """Both servers' number; where one cannot tell, the other's is all that is known, and none is not nothing."""
    value = None if there is None else there.value
    if not here.value or not value:
        # The sum of something and of what nobody knows is at least that; of nothing and that, nobody knows.
        total = here.value or value or (None if None in {here.value, value} else 0)
    else:
        total = here.value + value
    reasons = [here.because] if here.because else []
    if there is not None and there.because:
        reasons.append(f"{there.because} (on {target})")
    return replace(
        here,
        value=total,
        source=f"{here.source}, {target} too",
        window=_of_both(here.window, None if there is None else there.window, target),
        because="; ".join(reasons),
    )


def _of_both(here: Window | None, there: Window | None, target: str) -> Window | None:
    """The time that both speak for: from the later start, and from nobody knows when where one does not know."""
    if here is None or there is None or here.start is None or there.covers(here):
        return here
    return replace(here, start=there.start, because=f"{there.because} (on {target})")


def with_index_reads(usage: Usage, replicas: Sequence[Replica]) -> Usage:
    """The counters of a primary, with the reads of its indexes on the replicas added."""
    if not replicas:
        return usage
    reads: defaultdict[tuple[Ref, str], list[IndexUsage]] = defaultdict(list)
    window: Window | None = usage.indexes_window or usage.window
    for replica in replicas:
        window = _of_both(window, replica.usage.indexes_window or replica.usage.window, replica.target)
    for each in (usage, *(replica.usage for replica in replicas)):
        for index in each.indexes:
            reads[index.table, index.index].append(index)
    summed = tuple(_summed(index, others) for index, *others in reads.values())
    return replace(usage, indexes=summed, indexes_window=window)


def _summed(index: IndexUsage, others: Iterable[IndexUsage]) -> IndexUsage:
    for other in others:
        scans = None if index.scans is None else index.scans + (other.scans or 0)
        index = replace(index, rows_read=index.rows_read + other.rows_read, scans=scans)
    return index

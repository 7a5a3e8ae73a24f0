"""Everything that an audit asks of a server, in one read-only session."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from toolkit.catalog.bookkeeping import without_bookkeeping
from toolkit.catalog.read import read_open
from toolkit.dialects.connect import logs_everything, read_profile, read_remembered, read_usage
from toolkit.evidence.emptiness import with_true_zeros
from toolkit.evidence.far import far_tables
from toolkit.evidence.freshness import known_ends, read_ends
from toolkit.evidence.overlap import find_overlaps
from toolkit.evidence.overlap.exact import compare_all
from toolkit.evidence.partitions import with_whole_sizes
from toolkit.evidence.rows import better, measure_rows
from toolkit.evidence.snapshots import kept, none_of, together
from toolkit.findings.inputs import Depth

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from toolkit.catalog.read import Scope
    from toolkit.dialects.profile import Profile
    from toolkit.dialects.remembered import Remembered
    from toolkit.dialects.session import Session
    from toolkit.dialects.usage import Usage
    from toolkit.evidence.freshness import Ends
    from toolkit.findings.inputs import Inputs
    from toolkit.model.catalog import Catalog
    from toolkit.model.names import Ref
    from toolkit.model.overlap import Overlap


@dataclass(frozen=True, kw_only=True)
class Gathered:
    """What the server said. `overlaps` is None where no row was to be read; `logs_all` says that it writes every
    statement into its log, as it is set now.
    """

    database: str
    moments: tuple[Usage, ...]
    usage: Usage
    remembered: Remembered
    profile: Profile
    catalog: Catalog
    ends: Mapping[Ref, Ends]
    overlaps: tuple[Overlap, ...] | None = None
    orphans: Mapping[tuple[Ref, str], int] = field(default_factory=dict)
    rows_read: Counter[Ref] = field(default_factory=Counter)
    logs_all: bool = False
    remarks: tuple[str, ...] = ()


def gather(session: Session, target: str, scope: Scope, inputs: Inputs, say: Callable[[str], None]) -> Gathered:
    """Ask for the counters first: what is read afterwards cannot show in them."""
    say("reading the counters")
    usage = read_usage(session, scope)
    earlier = kept(inputs.snapshots, target) if inputs.snapshots is not None else []
    remembered = read_remembered(session)
    say("reading the catalog")
    catalog, rows_read = with_true_zeros(session, without_bookkeeping(read_open(session, scope)))
    catalog = with_whole_sizes(catalog)
    profile = read_profile(session, scope, catalog)
    ends = known_ends(profile, catalog)
    seen = Gathered(
        database=session.database,
        logs_all=logs_everything(session),
        moments=(*earlier, usage),
        usage=together([*earlier, usage]),
        remembered=remembered,
        profile=profile,
        catalog=catalog,
        ends=ends,
        rows_read=rows_read,
        remarks=(none_of(inputs.snapshots, target),) if inputs.snapshots is not None and not earlier else (),
    )
    return seen if inputs.depth is Depth.QUICK else _with_rows(seen, session, inputs, say)


def _with_rows(seen: Gathered, session: Session, inputs: Inputs, say: Callable[[str], None]) -> Gathered:
    """What rows say, too: those at the ends of indexes and of tables that look alike, or all of them."""
    say("comparing rows")
    # The tables of views that were read are locked until then, and finding out what to compare takes a while.
    session.begin_afresh()
    overlaps = find_overlaps(session, seen.catalog)
    # What the server's statistics tell need not be read; what nobody seems to write is asked about first.
    written = {item.table for item in seen.usage.tables if item.rows_written}
    told = seen.ends.keys() | far_tables(seen.catalog)
    unknown = [
        table
        for table in seen.catalog.tables
        if table.ref not in told and (table.size.rows or (table.size.rows is None and table.ref in written))
    ]
    at_ends, rows_read = read_ends(session, sorted(unknown, key=lambda table: table.ref in written))
    rows_read.update(seen.rows_read)
    rows_read.update(dict(overlaps.rows_read))
    deep = inputs.depth is Depth.DEEP
    if deep:
        say("reading all rows")
    compared = compare_all(session, overlaps.found, seen.catalog, large=deep)
    seen = replace(
        seen,
        ends={**seen.ends, **at_ends},
        overlaps=compared.overlaps,
        rows_read=rows_read + compared.rows_read,
        remarks=(*seen.remarks, *overlaps.remarks, *compared.remarks, *_passed_over(overlaps.not_compared)),
    )
    if not deep:
        return seen
    measured = measure_rows(session, seen.catalog)
    profile = replace(seen.profile, columns=better(seen.profile.columns, measured.columns))
    return replace(
        seen,
        profile=profile,
        orphans=measured.orphans,
        rows_read=seen.rows_read + measured.rows_read,
        # What could not be compared can often not be measured, either, for the same reason.
        remarks=tuple(dict.fromkeys((*seen.remarks, *measured.remarks))),
    )


def _passed_over(pairs: int) -> Iterator[str]:
    if pairs:
        yield f"{pairs:,} more pairs of tables look alike and were not compared; narrow --tables to see them"

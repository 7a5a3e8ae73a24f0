"""The audit of one database: a function from a target and its inputs to a value, with nothing global."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from toolkit.catalog.read import Limits, Scope
from toolkit.dialects.connect import open_session, read_usage
from toolkit.dialects.url import parse_url, shown
from toolkit.errors import ToolkitError
from toolkit.evidence.code import FAMILY as CODE
from toolkit.evidence.code import code_evidence, scan_code
from toolkit.evidence.code.behind import tables_behind
from toolkit.evidence.counters import FAMILY as COUNTERS
from toolkit.evidence.counters import counter_evidence
from toolkit.evidence.dependencies import FAMILY as DEPENDENCIES
from toolkit.evidence.dependencies import dependency_evidence
from toolkit.evidence.freshness import FAMILY as FRESHNESS
from toolkit.evidence.freshness import freshness_evidence
from toolkit.evidence.logs import FAMILY as LOGS
from toolkit.evidence.logs import log_evidence, read_logs
from toolkit.evidence.overlap import FAMILY as OVERLAP
from toolkit.evidence.shape import shapes
from toolkit.evidence.snapshots import between
from toolkit.evidence.statements import FAMILY as STATEMENTS
from toolkit.evidence.statements import dumps, statement_evidence
from toolkit.findings import RULES, Case
from toolkit.findings.gather import gather
from toolkit.findings.inputs import Inputs
from toolkit.findings.overrules import overruled
from toolkit.findings.replicas import ask_replica, with_index_reads, with_replicas
from toolkit.garbage import no_garbage_collection
from toolkit.model.data import fingerprint
from toolkit.model.evidence import Measure
from toolkit.model.finding import Verdict
from toolkit.model.overlap import Relation

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from datetime import datetime

    from sqlalchemy.engine import URL

    from toolkit.findings.gather import Gathered
    from toolkit.findings.replicas import Replica
    from toolkit.model.catalog import Catalog
    from toolkit.model.evidence import Evidence, Window
    from toolkit.model.finding import Finding
    from toolkit.model.names import Ref
    from toolkit.model.overlap import Overlap
    from toolkit.model.reference import Reference
    from toolkit.model.shape import Shape

_MOST_UNREAD: Final = 10
_NO_TABLE: Final = "there is no table here, or what --schema, --tables and --exclude say leaves none"
_REPLICA: Final = "this is a replica, which counts no writes; give the URL of its primary, too"
# What a verdict may rest on; an audit says which of these nobody looked at.
FAMILIES: Final = (COUNTERS, STATEMENTS, LOGS, CODE, DEPENDENCIES, FRESHNESS, OVERLAP)


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """The rows of each table that were read and written since the snapshot before."""

    at: datetime
    rows_read: Mapping[Ref, int]
    rows_written: Mapping[Ref, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Audit:
    """What one audit found: the database as it is, what was observed, and what that says."""

    target: str
    catalog: Catalog
    window: Window
    counters: str
    unavailable: str
    looked_at: tuple[str, ...]
    not_looked_at: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    findings: tuple[Finding, ...]
    overlaps: tuple[Overlap, ...] = ()
    shapes: Mapping[Ref, Shape] = field(default_factory=dict)
    # What was counted between one snapshot and the next, the oldest first, where there are snapshots.
    history: tuple[Moment, ...] = ()
    # Where the code uses each table, where code was searched.
    references: tuple[Reference, ...] = ()
    # What could not be done, a sentence each.
    remarks: tuple[str, ...] = ()
    # How many rows of which tables the audit read itself: they stand in the counters from now on.
    trace: tuple[tuple[Ref, int], ...] = ()
    # How far the counters of those tables rose meanwhile, by us and by others.
    grown: Mapping[Ref, int] = field(default_factory=dict)
    # The replicas whose readers are counted in.
    replicas: tuple[str, ...] = ()

    @property
    def fingerprint(self) -> str:
        """The fingerprint of the schema that was audited, which takes a while."""
        return fingerprint(self.catalog)

    @property
    def rows_read(self) -> dict[Ref, int]:
        """How many rows of each table were counted as read; 0 where nobody can tell."""
        return {item.subject: item.value or 0 for item in self.evidence if item.measure is Measure.ROWS_READ}

    @property
    def verdicts(self) -> tuple[Finding, ...]:
        """The findings that question a table, and not only how it is built."""
        return tuple(each for each in self.findings if each.verdict is not Verdict.KEEP or each.overruled)

    @property
    def advice(self) -> tuple[Finding, ...]:
        """The findings about how tables are built."""
        return tuple(each for each in self.findings if each.verdict is Verdict.KEEP and not each.overruled)


def audit_database(
    url: str,
    scope: Scope | None = None,
    limits: Limits | None = None,
    inputs: Inputs | None = None,
    say: Callable[[str], None] = lambda _: None,
    replicas: Sequence[str] = (),
) -> Audit:
    """Audit one database, read-only; `say` is told what is being done.

    Of its `replicas` the counters and the statements are read, for they count what is read there.
    """
    with no_garbage_collection():
        return _audited(parse_url(url), scope or Scope(), limits, inputs or Inputs(), say, replicas)


def _audited(
    url: URL,
    scope: Scope,
    limits: Limits | None,
    inputs: Inputs,
    say: Callable[[str], None],
    replica_urls: Sequence[str],
) -> Audit:
    with open_session(url, limits) as session:
        seen = gather(session, shown(url), scope, inputs, say)
    grown = _grown(url, scope, limits, seen)
    remarks = [*seen.remarks, *_unread(seen.catalog)]
    if not seen.catalog.tables:
        remarks.append(_NO_TABLE)
    if not seen.usage.counts_writes:
        remarks.append(_REPLICA)
    replicas: list[Replica] = []
    for replica in replica_urls:
        say("asking a replica")
        try:
            asked = ask_replica(replica, scope, limits, inputs)
            replicas.append(asked)
            remarks += asked.unknown()
        except ToolkitError as error:
            remarks.append(f"what is read on {shown(replica)} is not known: {error.message.rstrip('.')}")
    evidence = [
        *with_replicas(_counted(seen, replicas), replicas, seen.catalog),
        *dependency_evidence(seen.catalog),
        *freshness_evidence(seen.ends, seen.usage.window.end),
    ]
    missing = dict(_missing(seen))
    references: tuple[Reference, ...] = ()
    if inputs.logs:
        say("reading the logs")
        logs = read_logs(inputs.logs, seen.database, complete=seen.logs_all)
        evidence += log_evidence(logs, seen.catalog)
        remarks += logs.unread
        missing |= {LOGS: logs.unavailable} if logs.unavailable else {}
    else:
        missing[LOGS] = "no --log was given"
    if inputs.code:
        say("searching the code")
        refs = [table.ref for table in seen.catalog.tables if table.partition_of is None]
        scan = scan_code(
            inputs.code, refs, behind=tables_behind(seen.catalog), prefix=inputs.prefix, kept_in=inputs.kept_in
        )
        evidence += code_evidence(scan)
        references = scan.references
    else:
        missing[CODE] = "no --code was given"
    not_looked_at = tuple(f"{family} ({missing[family]})" for family in FAMILIES if family in missing)
    case = Case(
        catalog=seen.catalog,
        evidence=tuple(evidence),
        overlaps=seen.overlaps or (),
        usage=with_index_reads(seen.usage, replicas),
        remembered=seen.remembered,
        profile=seen.profile,
        orphans=seen.orphans,
        not_looked_at=not_looked_at,
    )
    say("weighing the evidence")
    findings = tuple(_findings(case, inputs))
    return Audit(
        target=shown(url),
        catalog=seen.catalog,
        window=seen.usage.window,
        counters=seen.usage.source,
        unavailable=seen.usage.unavailable,
        looked_at=tuple(family for family in FAMILIES if family not in missing),
        not_looked_at=not_looked_at,
        evidence=tuple(evidence),
        findings=findings,
        overlaps=tuple(_worth_telling(seen.overlaps or (), findings)),
        shapes=shapes(seen.catalog, seen.usage),
        history=_history(seen),
        references=references,
        remarks=tuple(remarks),
        trace=tuple(sorted(seen.rows_read.items(), key=str)),
        grown=grown,
        replicas=tuple(replica.target for replica in replicas),
    )


def _counted(seen: Gathered, replicas: Sequence[Replica]) -> Iterator[Evidence]:
    """What the database's own server counted and remembers."""
    backups = dumps(seen.remembered, seen.catalog, seen.database, seen.usage.window.start)
    yield from counter_evidence(seen.usage, seen.catalog, backups, [replica.target for replica in replicas])
    yield from statement_evidence(seen.remembered, seen.catalog, seen.database)


def _unread(catalog: Catalog) -> Iterator[str]:
    """What stands in the database and could not be read: it may use tables that nothing else uses."""
    for unread in catalog.unread[:_MOST_UNREAD]:
        yield f"not read: {unread}"
    if len(catalog.unread) > _MOST_UNREAD:
        yield f"{len(catalog.unread) - _MOST_UNREAD:,} more things were not read; toolkit inspect lists them"


def _missing(seen: Gathered) -> Iterator[tuple[str, str]]:
    """The families that the server could not be asked for, each with the reason."""
    if seen.usage.unavailable:
        yield COUNTERS, seen.usage.unavailable
    if seen.remembered.unavailable:
        yield STATEMENTS, seen.remembered.unavailable
    if seen.overlaps is None:
        yield OVERLAP, "no row was read, for want of --depth normal"
        if not seen.ends:
            yield FRESHNESS, "the server's statistics tell no moment, and no row was read"


def _findings(case: Case, inputs: Inputs) -> Iterator[Finding]:
    """What the rules find; where a person said otherwise, that, with the reason."""
    for rule in RULES:
        if rule.by_default or rule.code in inputs.rules:
            for finding in rule.find(case):
                yield overruled(finding, inputs.overrules)


def _worth_telling(overlaps: Iterable[Overlap], findings: Iterable[Finding]) -> Iterator[Overlap]:
    """The overlaps of tables in question first, then those that rows or whole shapes show, and not names alone."""
    questioned = {finding.subject for finding in findings if finding.verdict is not Verdict.KEEP}
    others: list[Overlap] = []
    for overlap in overlaps:
        if not questioned.isdisjoint((overlap.left, overlap.right)):
            yield overlap
        elif overlap.compared or overlap.relation is Relation.ALIKE:
            others.append(overlap)
    yield from others


def _grown(url: URL, scope: Scope, limits: Limits | None, seen: Gathered) -> dict[Ref, int]:
    """How many rows of the tables that we looked into the counters show more than before, now that we are gone."""
    if not seen.rows_read or seen.usage.unavailable:
        return {}
    with open_session(url, limits) as session:
        after = {item.table: item.rows_read for item in read_usage(session, scope).tables}
    before = {item.table: item.rows_read for item in seen.moments[-1].tables}
    return {ref: max(after[ref] - before[ref], 0) for ref in seen.rows_read if ref in after and ref in before}


def _history(seen: Gathered) -> tuple[Moment, ...]:
    """What was counted between one snapshot and the next."""
    return tuple(
        Moment(
            at=after.window.end,
            rows_read={item.table: item.rows_read for item in grown.tables},
            rows_written={item.table: item.rows_written for item in grown.tables},
        )
        for before, after in pairwise(seen.moments)
        for grown in (between(before, after),)
    )

"""The audit of one database: a function from a target and its inputs to a value, with nothing global."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from toolkit.catalog.bookkeeping import without_bookkeeping
from toolkit.catalog.read import Limits, Scope, read_open
from toolkit.dialects.connect import open_session, read_remembered, read_usage
from toolkit.dialects.url import parse_url, shown
from toolkit.evidence.code import FAMILY as CODE
from toolkit.evidence.code import code_evidence, scan_code
from toolkit.evidence.counters import FAMILY as COUNTERS
from toolkit.evidence.counters import counter_evidence
from toolkit.evidence.dependencies import FAMILY as DEPENDENCIES
from toolkit.evidence.dependencies import dependency_evidence
from toolkit.evidence.overlap import FAMILY as OVERLAP
from toolkit.evidence.overlap import find_overlaps
from toolkit.evidence.snapshots import kept, together
from toolkit.evidence.statements import FAMILY as STATEMENTS
from toolkit.evidence.statements import statement_evidence
from toolkit.findings import RULES, Case
from toolkit.model.data import fingerprint
from toolkit.model.evidence import Measure
from toolkit.model.finding import Verdict

if TYPE_CHECKING:
    from pathlib import Path

    from toolkit.model.catalog import Catalog
    from toolkit.model.evidence import Evidence, Window
    from toolkit.model.finding import Finding
    from toolkit.model.names import Ref
    from toolkit.model.overlap import Overlap

# What a verdict may rest on; an audit says which of these nobody looked at.
FAMILIES: Final = (COUNTERS, STATEMENTS, CODE, DEPENDENCIES, "freshness", OVERLAP)
NOT_YET: Final = {"freshness": "this version does not look for the newest row"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Audit:
    """What one audit found: the database as it is, what was observed, and what that says."""

    target: str
    catalog: Catalog
    fingerprint: str
    window: Window
    counters: str
    unavailable: str
    looked_at: tuple[str, ...]
    not_looked_at: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    findings: tuple[Finding, ...]
    overlaps: tuple[Overlap, ...] = ()
    # How many rows of which tables the audit read itself: they stand in the counters from now on.
    trace: tuple[tuple[Ref, int], ...] = ()

    @property
    def rows_read(self) -> dict[Ref, int]:
        """How many rows of each table were counted as read; 0 where nobody can tell."""
        return {item.subject: item.value or 0 for item in self.evidence if item.measure is Measure.ROWS_READ}

    @property
    def verdicts(self) -> tuple[Finding, ...]:
        """The findings that question a table, and not only how it is built."""
        return tuple(finding for finding in self.findings if finding.verdict is not Verdict.KEEP)

    @property
    def advice(self) -> tuple[Finding, ...]:
        """The findings about how tables are built."""
        return tuple(finding for finding in self.findings if finding.verdict is Verdict.KEEP)


@dataclass(frozen=True, slots=True, kw_only=True)
class Inputs:
    """What an audit may look at beside counters and catalog.

    `code` are source trees, `prefix` what they leave out before the names of tables. `rows` says that rows of
    tables that look alike may be read and compared; `rules` are codes of rules to try that are off by default;
    `snapshots` a file with counters of earlier moments.
    """

    code: tuple[str, ...] = ()
    prefix: str = ""
    rows: bool = False
    rules: tuple[str, ...] = ()
    snapshots: Path | None = None


def audit_database(
    url: str, scope: Scope | None = None, limits: Limits | None = None, inputs: Inputs | None = None
) -> Audit:
    """Audit one database, read-only."""
    parsed = parse_url(url)
    scope, inputs = scope or Scope(), inputs or Inputs()
    with open_session(parsed, limits) as session:
        # Counters first: what is read afterwards cannot show in them.
        usage = read_usage(session, scope)
        if inputs.snapshots is not None:
            usage = together([*kept(inputs.snapshots, shown(parsed)), usage])
        remembered = read_remembered(session)
        catalog = without_bookkeeping(read_open(session, scope))
        overlaps = find_overlaps(session, catalog) if inputs.rows else None
    evidence = [
        *counter_evidence(usage, catalog),
        *statement_evidence(remembered, catalog),
        *dependency_evidence(catalog),
    ]
    reasons = {COUNTERS: usage.unavailable, STATEMENTS: remembered.unavailable, CODE: "no --code was given"}
    if overlaps is None:
        reasons[OVERLAP] = "no row was read, for want of --depth normal"
    if inputs.code:
        refs = [table.ref for table in catalog.tables if table.partition_of is None]
        evidence += code_evidence(scan_code(inputs.code, refs, prefix=inputs.prefix))
        del reasons[CODE]
    missing = {family: why for family, why in reasons.items() if why} | NOT_YET
    not_looked_at = tuple(f"{family} ({missing[family]})" for family in FAMILIES if family in missing)
    found = overlaps.found if overlaps else ()
    case = Case(
        catalog=catalog,
        evidence=tuple(evidence),
        overlaps=found,
        index_reads={(item.table, item.index): item.rows_read + (item.scans or 0) for item in usage.indexes},
        not_looked_at=not_looked_at,
    )
    return Audit(
        target=shown(parsed),
        catalog=catalog,
        fingerprint=fingerprint(catalog),
        window=usage.window,
        counters=usage.source,
        unavailable=usage.unavailable,
        looked_at=tuple(family for family in FAMILIES if family not in missing),
        not_looked_at=not_looked_at,
        evidence=tuple(evidence),
        overlaps=found,
        trace=overlaps.rows_read if overlaps else (),
        findings=tuple(
            finding for rule in RULES if rule.by_default or rule.code in inputs.rules for finding in rule.find(case)
        ),
    )

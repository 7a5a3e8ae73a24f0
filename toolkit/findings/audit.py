"""The audit of one database: a function from a target and its inputs to a value, with nothing global."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from toolkit.catalog.bookkeeping import without_bookkeeping
from toolkit.catalog.read import Limits, Scope, read_open
from toolkit.dialects.connect import open_session, read_usage
from toolkit.dialects.url import parse_url, shown
from toolkit.evidence.counters import FAMILY as COUNTERS
from toolkit.evidence.counters import counter_evidence
from toolkit.findings import RULES, Case
from toolkit.model.data import fingerprint

if TYPE_CHECKING:
    from toolkit.model.catalog import Catalog
    from toolkit.model.evidence import Evidence, Window
    from toolkit.model.finding import Finding

# What a verdict may rest on; an audit says which of these nobody looked at.
FAMILIES: Final = (COUNTERS, "statements", "code", "dependencies", "freshness", "overlap")


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


def audit_database(url: str, scope: Scope | None = None, limits: Limits | None = None) -> Audit:
    """Audit one database, read-only."""
    parsed = parse_url(url)
    scope = scope or Scope()
    with open_session(parsed, limits) as session:
        # Counters first: what is read afterwards cannot show in them.
        usage = read_usage(session, scope)
        catalog = without_bookkeeping(read_open(session, scope))
    evidence = counter_evidence(usage, catalog)
    looked_at = () if usage.unavailable else (COUNTERS,)
    not_looked_at = tuple(family for family in FAMILIES if family not in looked_at)
    case = Case(catalog=catalog, evidence=evidence, not_looked_at=not_looked_at)
    return Audit(
        target=shown(parsed),
        catalog=catalog,
        fingerprint=fingerprint(catalog),
        window=usage.window,
        counters=usage.source,
        unavailable=usage.unavailable,
        looked_at=looked_at,
        not_looked_at=not_looked_at,
        evidence=evidence,
        findings=tuple(finding for rule in RULES for finding in rule.find(case)),
    )

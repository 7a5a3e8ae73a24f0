"""An audit as JSON knows it; `audit.schema.json` beside this file says the same to programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from toolkit.report.idea_report import idea_data
from toolkit.report.overlap_report import overlap_data

if TYPE_CHECKING:
    from toolkit.findings.audit import Audit
    from toolkit.findings.estate import Estate
    from toolkit.model.evidence import Window
    from toolkit.model.finding import Finding
    from toolkit.model.names import Ref
    from toolkit.model.table import Table


def as_data(estate: Estate) -> dict[str, Any]:
    """All databases of an audit, the ideas that their tables share, those that refused, and what else is to say."""
    return {
        "version": 1,
        "databases": [_database(audit) for audit in estate.audits],
        "ideas": [idea_data(idea) for idea in estate.ideas],
        "refused": [{"target": each.target, "why": each.why} for each in estate.refused],
        "remarks": list(estate.remarks),
    }


def _database(audit: Audit) -> dict[str, Any]:
    tables = {table.ref: table for table in audit.catalog.tables}
    return {
        "target": audit.target,
        "replicas": list(audit.replicas),
        "dialect": audit.catalog.dialect,
        "server_version": audit.catalog.server_version,
        "fingerprint": audit.fingerprint,
        "taken_at": audit.catalog.taken_at,
        "window": _window(audit.window),
        "counters": {"source": audit.counters, "unavailable": audit.unavailable or None},
        "looked_at": list(audit.looked_at),
        "not_looked_at": list(audit.not_looked_at),
        "tables": _tables(audit),
        "findings": [_finding(finding, tables[finding.subject]) for finding in audit.findings],
        "overlaps": [overlap_data(overlap) for overlap in audit.overlaps],
        "remarks": list(audit.remarks),
        "trace": [
            {"schema": ref.schema, "table": ref.name, "rows_read": number, "counters_rose_by": audit.grown.get(ref)}
            for ref, number in audit.trace
        ],
    }


def _finding(finding: Finding, table: Table) -> dict[str, Any]:
    return {
        "code": finding.code,
        "schema": finding.subject.schema,
        "table": finding.subject.name,
        "part": finding.part or None,
        "verdict": finding.verdict.value,
        "overruled": finding.overruled or None,
        "use": finding.use.value,
        "confidence": finding.confidence.value,
        "summary": finding.summary,
        "rows": table.size.rows,
        "bytes": table.size.total_bytes,
        "evidence_for": list(finding.evidence_for),
        "evidence_against": list(finding.evidence_against),
        "not_looked_at": list(finding.not_looked_at),
        "remedy": finding.remedy,
    }


def _tables(audit: Audit) -> list[dict[str, Any]]:
    """What was observed about every table, whether or not there is anything to say about it."""
    tables: dict[Ref, dict[str, Any]] = {
        table.ref: {
            "schema": table.ref.schema,
            "table": table.ref.name,
            "rows": table.size.rows,
            "bytes": table.size.total_bytes,
            "kind": audit.shapes[table.ref].kind.value,
            "append_only": audit.shapes[table.ref].append_only,
            "observed": {},
        }
        for table in audit.catalog.tables
    }
    for item in audit.evidence:
        tables[item.subject]["observed"][item.measure.value.replace(" ", "_")] = item.value
    return list(tables.values())


def _window(window: Window) -> dict[str, Any]:
    return {
        "start": window.start.isoformat(timespec="seconds") if window.start else None,
        "end": window.end.isoformat(timespec="seconds"),
        "because": window.because,
    }

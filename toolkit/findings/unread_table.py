"""T001: a table whose rows nobody read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.findings.rule import Case, Rule
from toolkit.findings.use import counted_use
from toolkit.findings.windows import describe_window, trust_in
from toolkit.model.evidence import Measure
from toolkit.model.finding import Finding, Use, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from toolkit.model.evidence import Evidence
    from toolkit.model.table import Table

_UNREAD = (Use.WRITTEN_NEVER_READ, Use.BACKUPS_AND_CONSTRAINTS, Use.UNTOUCHED)


def find(case: Case) -> Iterator[Finding]:
    """Find tables that hold rows, or are written, and of which nobody read a row in the window.

    What a backup, a foreign key, an index build or the table's own updates read is nobody's reading, and is
    taken away first. Scans that read no row do not count against it: building an index on an empty table is
    such a scan. An empty table that nobody writes is not reported: reading it gives nothing to count.

    Example: 4,000 rows were inserted into `conversation_logs` and none was ever read: an INVESTIGATE,
    "written, never read". Counters alone never say DROP: a second family of evidence has to agree.
    """
    for table in case.catalog.tables:
        evidence = case.about(table.ref)
        use = counted_use(evidence)
        if use not in _UNREAD or table.extension is not None:
            continue
        if use is not Use.WRITTEN_NEVER_READ and not table.size.rows and not evidence[Measure.ROWS_READ].value:
            continue
        yield _finding(case, table, evidence, use)


def _finding(case: Case, table: Table, evidence: Mapping[Measure, Evidence], use: Use) -> Finding:
    window = evidence[Measure.ROWS_READ].window
    for_it = ["no row of it was read" if use is not Use.BACKUPS_AND_CONSTRAINTS else "nobody read a row of it"]
    against = []
    written = evidence[Measure.UNEXPLAINED_WRITES].value
    if written:
        against.append(f"{written:,} rows were inserted, updated or deleted, so something writes it")
    else:
        for_it.append("nobody wrote a row of it")
    if evidence[Measure.UNEXPLAINED_READS].because:
        for_it.append(evidence[Measure.UNEXPLAINED_READS].because)
    scans = evidence.get(Measure.SCANS)
    if scans is not None and scans.value and use is not Use.BACKUPS_AND_CONSTRAINTS:
        against.append(f"it was scanned {scans.value:,} times, though no scan read a row")
    return Finding(
        code=UNREAD_TABLE.code,
        subject=table.ref,
        verdict=Verdict.INVESTIGATE,
        use=use,
        confidence=trust_in(window),
        summary=f"{use} {describe_window(window)}",
        evidence_for=tuple(for_it),
        evidence_against=tuple(against),
        not_looked_at=(*case.not_looked_at, evidence[Measure.ROWS_READ].cannot_see),
        remedy="Look for readers in code and logs; then retire it, which loses nothing: toolkit consolidate tables.",
    )


UNREAD_TABLE = Rule(code="T001", title="A table whose rows nobody read", find=find)

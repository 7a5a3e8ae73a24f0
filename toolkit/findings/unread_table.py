"""T001: a table whose rows nobody read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.findings.rule import Case, Rule
from toolkit.findings.windows import describe_window, trust_in
from toolkit.model.evidence import Measure
from toolkit.model.finding import Finding, Use, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from toolkit.model.evidence import Evidence
    from toolkit.model.table import Table


def find(case: Case) -> Iterator[Finding]:
    """Find tables that hold rows, or are written, and of which no row was read in the window.

    Scans that read no row do not count against it: building an index on an empty table is such a scan.
    An empty table that nobody writes is not reported: reading it gives nothing to count.

    Example: 4,000 rows were inserted into `conversation_logs` and none was ever read: an INVESTIGATE,
    "written, never read". Counters alone never say DROP: a second family of evidence has to agree.
    """
    for table in case.catalog.tables:
        evidence = case.about(table.ref)
        read, written = evidence.get(Measure.ROWS_READ), evidence.get(Measure.ROWS_WRITTEN)
        if read is None or written is None or read.value != 0 or written.value is None:
            continue
        if table.extension is not None or (written.value == 0 and not table.size.rows):
            continue
        yield _finding(case, table, evidence, written.value)


def _finding(case: Case, table: Table, evidence: Mapping[Measure, Evidence], written: int) -> Finding:
    window = evidence[Measure.ROWS_READ].window
    for_it = ["no row of it was read"]
    against = []
    if written:
        against.append(f"{written:,} rows were inserted, updated or deleted, so something writes it")
    else:
        for_it.append("no row of it was written")
    scans = evidence.get(Measure.SCANS)
    if scans is not None and scans.value:
        against.append(f"it was scanned {scans.value:,} times, though no scan read a row")
    use = Use.WRITTEN_NEVER_READ if written else Use.UNTOUCHED
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

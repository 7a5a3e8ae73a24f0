"""An audit as Markdown, for a pull request or a wiki."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.findings.windows import describe_window
from toolkit.model.units import count, plural, size
from toolkit.report.idea_report import place_name
from toolkit.report.markdown import code, sentence, table_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.findings.audit import Audit
    from toolkit.findings.estate import Estate
    from toolkit.model.finding import Finding
    from toolkit.model.overlap import Overlap
    from toolkit.model.table import Table


def as_markdown(estate: Estate) -> str:
    """The whole audit: of each database verdicts, overlaps, advice and the tables in use; then shared ideas."""
    return "\n".join(_lines(estate))


def _lines(estate: Estate) -> Iterator[str]:
    for audit in estate.audits:
        yield from _database(audit)
        yield ""
    for idea in estate.ideas:
        yield f"## One idea in {len(idea.places)} tables"
        yield ""
        yield "By the names and kinds of their columns; no row was compared."
        yield ""
        several = len(estate.audits) > 1
        places = (code(place_name(place, name_targets=several)) for place in idea.places)
        rows = ((sentence(meaning), *(code(name or "") for name in names)) for meaning, names in idea.columns)
        yield from table_lines(("meaning", *places), rows)
        yield ""
    for remark in estate.remarks:
        yield f"{sentence(remark)}."
        yield ""
    yield from (f"{code(refused.target)} was not audited: {sentence(refused.why)}" for refused in estate.refused)


def _database(audit: Audit) -> Iterator[str]:
    tables = {table.ref: table for table in audit.catalog.tables}
    yield f"# Audit of {code(audit.target)}"
    yield ""
    counted = (
        f"Counters: {sentence(audit.unavailable)}."
        if audit.unavailable
        else f"Counted {sentence(describe_window(audit.window))}."
    )
    yield f"{plural(len(tables), 'table')}, {plural(len(audit.verdicts), 'finding')}. {counted}"
    if audit.replicas:
        yield ""
        yield f"With what is read on {', '.join(map(code, audit.replicas))}."
    for finding in audit.verdicts:
        yield ""
        yield from _finding(finding, tables[finding.subject])
    for overlap in audit.overlaps:
        yield ""
        yield from _overlap(overlap)
    if audit.advice:
        yield ""
        yield "## How tables are built"
        yield ""
        rows = (
            (code(each.subject), each.code, code(each.part), sentence(each.summary), sentence(each.remedy))
            for each in audit.advice
        )
        yield from table_lines(("table", "rule", "part", "what", "next step"), rows)
    read = ((ref, number) for ref, number in audit.rows_read.items() if number)
    used = sorted(read, key=lambda item: (-item[1], str(item[0])))
    if used:
        yield ""
        yield "## Read in the window"
        yield ""
        yield from table_lines(("table", "rows read"), ((code(ref), count(number)) for ref, number in used))
    for remark in audit.remarks:
        yield ""
        yield f"{sentence(remark)}."
    if audit.not_looked_at:
        yield ""
        yield f"Not looked at: {', '.join(map(sentence, audit.not_looked_at))}."


def _finding(finding: Finding, table: Table) -> Iterator[str]:
    yield f"## {finding.verdict.upper()} {code(finding.subject)}"
    yield ""
    rows, taken = count(table.size.rows, estimated=True), size(table.size.total_bytes)
    yield f"{finding.code}, confidence: {finding.confidence}. {finding.use}; {rows} rows, {taken}."
    yield ""
    if finding.overruled:
        yield f"- overruled: {sentence(finding.overruled)}"
    yield from (f"- for: {sentence(text)}" for text in finding.evidence_for)
    yield from (f"- against: {sentence(text)}" for text in finding.evidence_against)
    yield from (f"- not known: {sentence(text)}" for text in finding.not_looked_at)
    yield f"- next: {sentence(finding.remedy)}"


def _overlap(overlap: Overlap) -> Iterator[str]:
    yield f"## {code(overlap.left)} and {code(overlap.right)}: {overlap.relation}"
    yield ""
    if overlap.compared:
        sampled = "" if overlap.whole else " sampled"
        yield f"{overlap.covered:,} of {overlap.compared:,}{sampled} rows are said by the other table."
    else:
        yield f"Rows: {sentence(overlap.because)}."
    yield ""
    rows = (
        (
            code(each.left),
            code(each.right),
            sentence(each.how),
            f"{each.matched:,} of {each.compared:,}" if each.compared else "",
        )
        for each in overlap.columns
    )
    yield from table_lines((code(overlap.left), code(overlap.right), "how", "rows"), rows)
    if overlap.missed:
        yield ""
        yield f"Only in {code(overlap.left)}: {', '.join(map(code, overlap.missed))}."
    if overlap.not_compared:
        yield ""
        yield f"Not compared: {', '.join(map(code, overlap.not_compared))}."

"""An audit as Markdown, for a pull request or a wiki."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.findings.windows import describe_window
from toolkit.model.units import count, plural, size
from toolkit.report.idea_report import place_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

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
        places = (f"`{place_name(place, name_targets=several)}`" for place in idea.places)
        rows = ((meaning, *(_code(name or "") for name in names)) for meaning, names in idea.columns)
        yield from _table(("meaning", *places), rows)
        yield ""
    yield from (f"`{refused.target}` was not audited: {refused.why}" for refused in estate.refused)


def _database(audit: Audit) -> Iterator[str]:
    tables = {table.ref: table for table in audit.catalog.tables}
    yield f"# Audit of `{audit.target}`"
    yield ""
    counted = f"Counters: {audit.unavailable}." if audit.unavailable else f"Counted {describe_window(audit.window)}."
    yield f"{plural(len(tables), 'table')}, {plural(len(audit.verdicts), 'finding')}. {counted}"
    if audit.replicas:
        yield ""
        yield f"With what is read on {', '.join(f'`{each}`' for each in audit.replicas)}."
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
        rows = ((f"`{each.subject}`", each.code, _code(each.part), each.summary, each.remedy) for each in audit.advice)
        yield from _table(("table", "rule", "part", "what", "next step"), rows)
    read = ((ref, number) for ref, number in audit.rows_read.items() if number)
    used = sorted(read, key=lambda item: (-item[1], str(item[0])))
    if used:
        yield ""
        yield "## Read in the window"
        yield ""
        yield from _table(("table", "rows read"), ((f"`{ref}`", count(number)) for ref, number in used))
    for remark in audit.remarks:
        yield ""
        yield f"{remark}."
    if audit.not_looked_at:
        yield ""
        yield f"Not looked at: {', '.join(audit.not_looked_at)}."


def _finding(finding: Finding, table: Table) -> Iterator[str]:
    yield f"## {finding.verdict.upper()} `{finding.subject}`"
    yield ""
    rows, taken = count(table.size.rows, estimated=True), size(table.size.total_bytes)
    yield f"{finding.code}, confidence: {finding.confidence}. {finding.use}; {rows} rows, {taken}."
    yield ""
    if finding.overruled:
        yield f"- overruled: {finding.overruled}"
    yield from (f"- for: {text}" for text in finding.evidence_for)
    yield from (f"- against: {text}" for text in finding.evidence_against)
    yield from (f"- not known: {text}" for text in finding.not_looked_at)
    yield f"- next: {finding.remedy}"


def _overlap(overlap: Overlap) -> Iterator[str]:
    yield f"## `{overlap.left}` and `{overlap.right}`: {overlap.relation}"
    yield ""
    if overlap.compared:
        sampled = "" if overlap.whole else " sampled"
        yield f"{overlap.covered:,} of {overlap.compared:,}{sampled} rows are said by the other table."
    else:
        yield f"Rows: {overlap.because}."
    yield ""
    rows = (
        (
            f"`{each.left}`",
            f"`{each.right}`",
            each.how,
            f"{each.matched:,} of {each.compared:,}" if each.compared else "",
        )
        for each in overlap.columns
    )
    yield from _table((str(overlap.left), str(overlap.right), "how", "rows"), rows)
    if overlap.left_only:
        yield ""
        yield f"Only in `{overlap.left}`: {', '.join(f'`{name}`' for name in overlap.left_only)}."


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    yield _row(head)
    yield _row(("---",) * len(head))
    yield from map(_row, rows)


def _row(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in cells) + " |"


def _code(text: str) -> str:
    return f"`{text}`" if text else ""

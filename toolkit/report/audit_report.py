"""An audit as text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from toolkit.evidence.partitions import parts
from toolkit.findings.windows import describe_window
from toolkit.model.evidence import Measure
from toolkit.model.finding import Verdict
from toolkit.model.units import count, plural, size
from toolkit.report.idea_report import idea_lines
from toolkit.report.overlap_report import overlap_lines
from toolkit.report.plain_text import WIDTH, joined, wrapped

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from toolkit.findings.audit import Audit
    from toolkit.findings.estate import Estate
    from toolkit.model.finding import Finding
    from toolkit.model.names import Ref
    from toolkit.model.table import Table

# How many tables that are fine a person wants to read.
_MOST: Final = 20
_ASKED: Final = frozenset({Measure.STATEMENT_READS, Measure.STATEMENT_WRITES, Measure.LOG_READS, Measure.LOG_WRITES})


def as_text(estate: Estate, width: int = WIDTH) -> str:
    """The audit as a person reads it: of each database what is worth talking about first."""
    return joined(_lines(estate, width))


def _lines(estate: Estate, width: int) -> Iterator[str]:
    for number, audit in enumerate(estate.audits):
        if number:
            yield from ("", "")
        yield from _database(audit, width)
    for idea in estate.ideas:
        yield ""
        yield from idea_lines(idea, name_targets=len(estate.audits) > 1)
    if estate.remarks:
        yield ""
    for remark in estate.remarks:
        yield from wrapped(f"{capitalised(remark)}.", width)
    for refused in estate.refused:
        yield ""
        yield from wrapped(f"{refused.target} was not audited: {refused.why}", width)


def _database(audit: Audit, width: int) -> Iterator[str]:
    tables = {table.ref: table for table in audit.catalog.tables}
    counted = [plural(len(tables), "table"), plural(len(audit.verdicts), "finding")]
    if audit.advice:
        counted.append(f"{len(audit.advice):,} about how tables are built")
    yield f"{audit.target}: {', '.join(counted)}"
    if audit.replicas:
        yield f"With what is read on {', '.join(audit.replicas)}."
    if audit.unavailable:
        yield from wrapped(f"The counters say nothing: {audit.unavailable}.", width)
    else:
        yield from wrapped(f"Counted {describe_window(audit.window)}.", width)
    for finding in audit.verdicts:
        yield ""
        yield from finding_lines(finding, tables[finding.subject], width, said=audit.not_looked_at)
    for overlap in audit.overlaps:
        yield ""
        yield from overlap_lines(overlap, width)
    yield from _advice(audit, width)
    told = {finding.subject for finding in audit.verdicts} | parts(audit.catalog)
    fine = [table.ref for table in audit.catalog.tables if table.ref not in told]
    ending = [*_fine(audit, fine, width)]
    if ending:
        yield ""
        yield from ending
    yield ""
    if audit.trace:
        yield from wrapped(trace_line(audit), width)
    for remark in audit.remarks:
        yield from wrapped(f"{capitalised(remark)}.", width)
    if audit.not_looked_at:
        yield from wrapped(f"Not looked at: {', '.join(audit.not_looked_at)}.", width)


def capitalised(remark: str) -> str:
    """With a capital, but where it begins with the name of a file or a table."""
    first = remark.partition(" ")[0]
    return remark if set(first) & set("./\\_:") else f"{remark[:1].upper()}{remark[1:]}"


def trace_line(audit: Audit) -> str:
    """What the audit read itself, and what of it stands in the counters now."""
    rows, tables = sum(number for _, number in audit.trace), len(audit.trace)
    read = f"This audit read {plural(rows, 'row')} of {plural(tables, 'table')}"
    grown = sum(audit.grown.values())
    if not audit.grown:
        counted = (
            "nobody counts that" if audit.catalog.dialect == "sqlite" else "what the counters show of it is not known"
        )
        return f"{read}; {counted}."
    if not grown:
        return f"{read}; the counters do not show it."
    return f"{read}; the counters of those tables rose by {plural(grown, 'row')} meanwhile."


def finding_lines(finding: Finding, table: Table, width: int = WIDTH, said: Collection[str] = ()) -> Iterator[str]:
    """A finding with what speaks for it, against it, and what is not known, but for what is `said` of all."""
    if finding.verdict is Verdict.KEEP and not finding.overruled:
        part = f"{finding.part}: " if finding.part else ""
        yield f"{finding.code}  {part}{finding.summary}"
        yield from _marked(">", finding.remedy, width)
        return
    yield f"{finding.verdict.upper()}  {finding.subject}  ({finding.code}, {_confidence(finding)})"
    if finding.overruled:
        yield from _marked("!", finding.overruled, width)
    yield f"  {finding.use}; {count(table.size.rows, estimated=True)} rows, {size(table.size.total_bytes)}"
    for text in finding.evidence_for:
        yield from _marked("+", text, width)
    for text in finding.evidence_against:
        yield from _marked("-", text, width)
    unknown = [text for text in finding.not_looked_at if text not in said]
    if unknown:
        yield from _marked("?", f"not known: {'; '.join(unknown)}", width)
    yield from _marked(">", finding.remedy, width)


def _advice(audit: Audit, width: int) -> Iterator[str]:
    """How tables are built, a line a finding, under the name of its table."""
    about: Ref | None = None
    for finding in sorted(audit.advice, key=lambda finding: (str(finding.subject), finding.code, finding.part)):
        if about is None:
            yield ""
            yield "How tables are built (toolkit rules CODE explains one):"
        if finding.subject != about:
            about = finding.subject
            yield f"  {about}"
        part = f"{finding.part}: " if finding.part else ""
        yield from wrapped(f"{finding.code} {part}{finding.summary}", width, first=" " * 4, then=" " * 6)


def _marked(mark: str, text: str, width: int) -> Iterator[str]:
    return wrapped(f"{mark} {text}", width, first="  ", then="    ")


def _confidence(finding: Finding) -> str:
    return "no confidence yet" if finding.confidence == "none" else f"{finding.confidence} confidence"


def _fine(audit: Audit, fine: list[Ref], width: int) -> Iterator[str]:
    """The tables that nothing is said about: those with readers, those that somebody else says are used, the others."""
    reads = audit.rows_read
    used = sorted((ref for ref in fine if reads.get(ref)), key=lambda ref: -reads[ref])
    named = {each.table for each in audit.references if each.is_production_use}
    quiet = [ref for ref in fine if not reads.get(ref)]
    by_code = [ref for ref in quiet if ref in named]
    asked_for = {each.subject for each in audit.evidence if each.measure in _ASKED and each.value}
    by_statements = [ref for ref in quiet if ref not in named and ref in asked_for]
    rest = [ref for ref in quiet if ref not in named and ref not in asked_for]
    if used:
        counted = [f"{ref} ({count(reads[ref])})" for ref in used]
        yield from _listed(f"{plural(len(used), 'table')} in use, with the rows read", counted, width)
    if by_code:
        unread = "" if audit.unavailable else ", though no row was read since"
        yield from _listed(
            f"{plural(len(by_code), 'table')} in use by the code{unread}", [str(ref) for ref in by_code], width
        )
    if by_statements:
        what = f"{plural(len(by_statements), 'table')} that remembered or logged statements name"
        yield from _listed(what, [str(ref) for ref in by_statements], width)
    if rest and not audit.unavailable:
        yield from _listed("Empty and untouched, or not counted", [str(ref) for ref in rest], width)


def _listed(what: str, tables: list[str], width: int) -> Iterator[str]:
    more = f" and {len(tables) - _MOST:,} more; --format json has them all" if len(tables) > _MOST else ""
    return wrapped(f"{what}: {', '.join(tables[:_MOST])}{more}", width)

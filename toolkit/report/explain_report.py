"""Everything an audit knows about one table, as text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.findings.windows import describe_window
from toolkit.model.units import count, plural, size
from toolkit.report.audit_report import finding_lines
from toolkit.report.overlap_report import overlap_lines
from toolkit.report.plain_text import WIDTH, joined, wrapped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.findings.audit import Audit
    from toolkit.model.evidence import Evidence
    from toolkit.model.names import Ref


def explained(audit: Audit, ref: Ref, width: int = WIDTH) -> str:
    """The table, its evidence by family, the findings about it, and what it has in common with others."""
    return joined(_lines(audit, ref, width))


def _lines(audit: Audit, ref: Ref, width: int) -> Iterator[str]:
    table = next(table for table in audit.catalog.tables if table.ref == ref)
    yield f"{ref} in {audit.target}"
    yield (
        f"  {count(table.size.rows, estimated=True)} rows, {size(table.size.total_bytes)}, "
        f"{plural(len(table.columns), 'column')}, {plural(len(table.indexes), 'index', 'indexes')}"
    )
    shape = audit.shapes[ref]
    grows = {True: "; rows are only ever added", False: "; rows are changed or deleted", None: ""}[shape.append_only]
    yield f"  {shape.kind} table ({shape.because}{grows})"
    about = [item for item in audit.evidence if item.subject == ref]
    for family in dict.fromkeys(item.family for item in about):
        yield ""
        yield from _family([item for item in about if item.family == family], width)
    for missing in audit.not_looked_at:
        yield ""
        yield from wrapped(f"not looked at: {missing}", width)
    for finding in audit.findings:
        if finding.subject == ref:
            yield ""
            yield from finding_lines(finding, table, width)
    for overlap in audit.overlaps:
        if ref in {overlap.left, overlap.right}:
            yield ""
            yield from overlap_lines(overlap, width)


def _family(items: list[Evidence], width: int) -> Iterator[str]:
    first = items[0]
    since = f", {describe_window(first.window)}" if first.window is not None else ""
    yield from wrapped(f"{first.family} ({first.source}{since})", width)
    longest = max(len(item.measure) for item in items)
    for item in items:
        value = "nobody can tell" if item.value is None else f"{item.value:,}"
        yield f"  {item.measure:<{longest}}  {value}{f'  ({item.because})' if item.because else ''}"
    if first.cannot_see:
        yield from wrapped(f"cannot see: {first.cannot_see}", width, first="  ", then="    ")

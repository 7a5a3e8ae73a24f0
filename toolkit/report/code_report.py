"""References in source code as text and as data."""

from __future__ import annotations

from collections import defaultdict
from itertools import groupby
from typing import TYPE_CHECKING, Any, Final

from toolkit.model.reference import Kind, Role
from toolkit.model.units import plural
from toolkit.report.plain_text import joined

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from toolkit.model.names import Ref
    from toolkit.model.reference import CodeScan, Reference

# How many places of one role a person wants to read; the JSON has them all.
_MOST: Final = 12


def as_text(scan: CodeScan) -> str:
    """The references as a person reads them: by table and role, what tells most first."""
    return joined(_lines(scan))


def _lines(scan: CodeScan) -> Iterator[str]:
    by_table = _by_table(scan)
    used = [ref for ref in scan.tables if any(each.is_production_use for each in by_table[ref])]
    named = [ref for ref in scan.tables if by_table[ref] and ref not in used]
    silent = [ref for ref in scan.tables if not by_table[ref]]
    places = plural(len(scan.references), "reference")
    yield f"{', '.join(scan.paths)}: {plural(len(scan.tables), 'table')}, {places}"
    # Without production use first: those are what the question is about.
    for ref in (*named, *used):
        yield ""
        yield f"{ref}  {_headline(by_table[ref])}"
        yield from _table(by_table[ref])
    if silent:
        yield ""
        yield f"No reference at all: {', '.join(map(str, silent))}"
    yield ""
    yield "Not looked at:"
    by_reason: defaultdict[str, list[str]] = defaultdict(list)
    for item in scan.not_looked_at:
        by_reason[item.reason].append(item.what)
    for reason, things in by_reason.items():
        yield from (f"  {what}: {reason}" for what in things[:_MOST])
        if len(things) > _MOST:
            yield f"  {len(things) - _MOST:,} more: {reason}"


def _headline(references: Sequence[Reference]) -> str:
    kinds = [each.kind for each in references if each.is_production_use]
    if not kinds:
        return "no production use"
    counts = ((kinds.count(Kind.WRITES), "write"), (kinds.count(Kind.READS), "read"))
    return f"production: {', '.join(plural(number, noun) for number, noun in counts if number)}"


def _table(references: Sequence[Reference]) -> Iterator[str]:
    for role, group in groupby(references, key=lambda each: each.role):
        places = list(group)
        yield f"  {role}"
        shown = places[:_MOST]
        width = max(len(f"{each.file}:{each.line}") for each in shown)
        for each in shown:
            yield f"    {each.kind:<8}  {f'{each.file}:{each.line}':<{width}}  {each.through}"
        if len(places) > _MOST:
            yield f"    and {len(places) - _MOST:,} more; --format json has them all"


def as_data(scan: CodeScan) -> dict[str, Any]:
    """The references as JSON knows them."""
    by_table = _by_table(scan)
    return {
        "version": 1,
        "paths": list(scan.paths),
        "tables": [_table_data(ref, by_table[ref]) for ref in scan.tables],
        "not_looked_at": [{"what": item.what, "reason": item.reason} for item in scan.not_looked_at],
    }


def _table_data(ref: Ref, references: Sequence[Reference]) -> dict[str, Any]:
    return {
        "schema": ref.schema,
        "table": ref.name,
        "production_writes": sum(each.role is Role.PRODUCTION and each.kind is Kind.WRITES for each in references),
        "production_reads": sum(each.role is Role.PRODUCTION and each.kind is Kind.READS for each in references),
        "references": [
            {
                "file": each.file,
                "line": each.line,
                "kind": each.kind.value,
                "role": each.role.value,
                "through": each.through,
            }
            for each in references
        ],
    }


def _by_table(scan: CodeScan) -> dict[Ref, list[Reference]]:
    found: dict[Ref, list[Reference]] = {ref: [] for ref in scan.tables}
    for each in scan.references:
        found[each.table].append(each)
    return found

"""The references of a scan as evidence: how often the running application reads and writes each table, and where."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from toolkit.model.evidence import Evidence, Measure, Method
from toolkit.model.reference import Kind, Role

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.model.names import Ref
    from toolkit.model.reference import CodeScan, Reference

FAMILY: Final = "code"
# How many places a sentence names.
_MOST: Final = 3
_MEASURES: Final = {
    Kind.READS: Measure.CODE_READS,
    Kind.WRITES: Measure.CODE_WRITES,
    Kind.MENTIONS: Measure.CODE_MENTIONS,
}


def code_evidence(scan: CodeScan) -> tuple[Evidence, ...]:
    """What the scanned trees do with each table that was looked for."""
    by_table: defaultdict[Ref, list[Reference]] = defaultdict(list)
    for reference in scan.references:
        by_table[reference.table].append(reference)
    return tuple(item for ref in scan.tables for item in _of_table(ref, by_table[ref], scan))


def _of_table(ref: Ref, references: list[Reference], scan: CodeScan) -> Iterator[Evidence]:
    for kind, measure in _MEASURES.items():
        places = [each for each in references if each.kind is kind and each.role is Role.PRODUCTION]
        yield _evidence(ref, measure, len(places), _where(places), scan)
    elsewhere = [each for each in references if not each.is_production_use and each.kind is not Kind.DECLARES]
    yield _evidence(ref, Measure.CODE_REFERENCES, len(references), _roles(elsewhere), scan)


def _evidence(ref: Ref, measure: Measure, value: int, because: str, scan: CodeScan) -> Evidence:
    return Evidence(
        subject=ref,
        family=FAMILY,
        measure=measure,
        value=value,
        method=Method.EXACT,
        source=", ".join(scan.paths),
        window=None,
        because=because,
        cannot_see="code in other places, and names put together while the program runs",
    )


def _where(references: list[Reference]) -> str:
    shown = [f"{each.file}:{each.line}" for each in references[:_MOST]]
    more = len(references) - len(shown)
    return ", ".join(shown) + (f" and {more:,} more" if more > 0 else "")


def _roles(references: list[Reference]) -> str:
    """What else names the table: `a seeder (database/seeders/Demo.php:26)`."""
    by_role: defaultdict[Role, list[Reference]] = defaultdict(list)
    for each in references:
        if each.role is not Role.PRODUCTION:
            by_role[each.role].append(each)
    return "; ".join(f"{role.value}: {_where(found)}" for role, found in by_role.items())

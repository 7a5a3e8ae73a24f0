"""C011: numbers of rows that are about to run out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from toolkit.findings.rule import Case, Rule, advice

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.model.finding import Finding
    from toolkit.model.table import Column, Table
    from toolkit.model.types import SqlType

_BITS: Final = {"tinyint": 8, "smallint": 16, "mediumint": 24, "int": 32, "integer": 32, "bigint": 64}
_SHARE: Final = 0.7


def find(case: Case) -> Iterator[Finding]:
    """Find columns that number their rows and have used seven tenths of the numbers that their type or their sequence
    has.

    Example: `events.id integer` at 1,900,000,000: the 2,147,483,648th event is an error.
    """
    known = {table.ref: table for table in case.tables()}
    for numbering in case.profile.numberings:
        table = known.get(numbering.table)
        name = numbering.column or (table and _counting(table))
        column = table.column(name) if table and name else None
        if table is None or column is None or not _numbered(column):
            continue
        most = column.identity.maximum if column.identity is not None else None
        limits = [limit for limit in (most, _largest(column.type)) if limit]
        if limits and numbering.last >= _SHARE * min(limits):
            summary = f"has come to {numbering.last:,} of {min(limits):,}"
            remedy = "Make it a bigint before the numbers end; every key that points to it, too."
            yield advice(NUMBERS_RUN_OUT, table, summary, remedy, part=column.name)


def _numbered(column: Column) -> bool:
    """Whether a sequence gives the numbers: others may be as large as they like."""
    return column.identity is not None or (column.default or "").startswith("nextval(")


def _counting(table: Table) -> str | None:
    return next((column.name for column in table.columns if column.identity is not None), None)


def _largest(type_: SqlType) -> int | None:
    bits = _BITS.get(type_.spelling.split("(")[0].split()[0].lower())
    return None if bits is None else 2 ** (bits if type_.unsigned else bits - 1) - 1


NUMBERS_RUN_OUT = Rule(code="C011", title="Numbers of rows that are about to run out", find=find)

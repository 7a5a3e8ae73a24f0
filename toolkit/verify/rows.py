"""Rows made up for any schema: deterministic, with values at the edges of their types, keys that hold."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from toolkit.model.types import Family

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from toolkit.model.catalog import Catalog
    from toolkit.model.names import Ref
    from toolkit.model.table import Column, ForeignKey, Table

Value = str | int | bool | bytes | None
Row = dict[str, Value]

_TEXTS: Final = (
    "plain",
    "",
    " padded ",
    'it\'s "quoted" \\ back',
    "percent %s %(x)s",
    "ünïcödé 漢字",
    "four bytes 🐘🐬",
)
_JSONS: Final = ('{"a": 1}', "[]", '{"deep": {"list": [1, 2.5, null, "🐘"]}}', '"text"')
_QUOTED: Final = re.compile(r"'((?:[^'\\]|\\.|'')*)'", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class TableRows:
    """The rows made up for one table."""

    table: Table
    columns: tuple[str, ...]
    rows: tuple[Row, ...]


def rows_for(catalog: Catalog, count: int) -> Iterator[TableRows]:
    """Make rows for every table that can hold some, parents before children.

    Where foreign keys form a circle, the one that may be NULL is left NULL.
    """
    made: dict[Ref, tuple[Row, ...]] = {}
    for table in in_key_order(catalog):
        columns = tuple(column for column in table.columns if column.generated is None)
        rows = tuple(_Maker(table, catalog, made).row(columns, number) for number in range(count))
        made[table.ref] = rows
        if table.kind not in {"foreign table", "virtual table"}:
            yield TableRows(table=table, columns=tuple(column.name for column in columns), rows=rows)


def in_key_order(catalog: Catalog) -> tuple[Table, ...]:
    """Tables with those they point to first, as far as circles allow; partitions are filled through their parent."""
    waiting = {table.ref: table for table in catalog.tables if table.partition_of is None}
    ordered: list[Table] = []
    while waiting:
        ready = [table for table in waiting.values() if not (_needs(table) & waiting.keys()) - {table.ref}]
        ordered.extend(waiting.pop(table.ref) for table in ready or [next(iter(waiting.values()))])
    return tuple(ordered)


def _needs(table: Table) -> set[Ref]:
    return {key.target for key in table.foreign_keys}


class _Maker:
    """Makes the rows of one table."""

    def __init__(self, table: Table, catalog: Catalog, made: Mapping[Ref, tuple[Row, ...]]) -> None:
        self._table = table
        self._made = made
        self._enums = {str(enum.ref): enum.values for enum in catalog.enums}
        self._unique = {
            name
            for parts in (
                *(key.parts for key in table.keys),
                *(index.parts for index in table.indexes if index.unique),
            )
            for name in (part.column for part in parts[:1])
            if name is not None
        }

    def row(self, columns: tuple[Column, ...], number: int) -> Row:
        """The row of one number: always the same."""
        row = {column.name: self._value(column, number) for column in columns}
        for key in self._table.foreign_keys:
            row.update(self._pointing(key, number))
        return row

    def _pointing(self, key: ForeignKey, number: int) -> Row:
        parents = self._made.get(key.target, ())
        optional = all(column.nullable for column in self._table.columns if column.name in key.columns)
        if not parents or (optional and number % 5 == 4):
            return dict.fromkeys(key.columns) if optional else {}
        parent = parents[number % len(parents)]
        return {own: parent[theirs] for own, theirs in zip(key.columns, key.target_columns, strict=True)}

    def _value(self, column: Column, number: int) -> Value:
        unique = column.name in self._unique
        if column.nullable and not unique and number % 4 == 3:
            return None
        allowed = self._allowed(column)
        if allowed:
            return allowed[number % len(allowed)]
        return _typed(column, number, unique)

    def _allowed(self, column: Column) -> tuple[str, ...]:
        """The values an enum or a check leaves a choice of."""
        if column.type.values:
            return column.type.values[:1] if column.type.family is Family.SET else column.type.values
        if column.type.spelling in self._enums:
            return self._enums[column.type.spelling]
        for check in self._table.checks:
            if column.name in check.expression:
                return _literals(check.expression)
        return ()


def _literals(expression: str) -> tuple[str, ...]:
    """The text literals of a check, as PostgreSQL doubles their quotes and MySQL escapes them, once or twice."""
    if "_utf8mb4\\'" in expression:
        expression = re.sub(r"\\(.)", r"\1", expression)
    return tuple(text.replace("''", "'").replace("\\'", "'") for text in _QUOTED.findall(expression))


def _typed(column: Column, number: int, unique: bool) -> Value:
    family = column.type.family
    if family is Family.TEXT:
        return _text(column, number, unique)
    if family is Family.INTEGER:
        return _integer(column, number, unique)
    if family in {Family.DECIMAL, Family.MONEY}:
        return _decimal(column, number, unique)
    maker = _MAKERS.get(family)
    return maker[number % len(maker)] if maker else _unusual(column, number)


def _text(column: Column, number: int, unique: bool) -> str:
    text = _TEXTS[number % len(_TEXTS)]
    if unique:
        text = f"{number} {text}"
    length = column.type.length
    return text if length is None else text[:length].rstrip() if unique else text[:length]


def _integer(column: Column, number: int, unique: bool) -> int:
    if unique:
        return number + 1
    largest = _LARGEST.get(column.type.spelling.partition("(")[0].partition(" ")[0], 2**31 - 1)
    choices = (number, 0, largest, 1 if column.type.unsigned else -largest - 1)
    return choices[number % len(choices)]


_LARGEST: Final = {
    "tinyint": 2**7 - 1,
    "smallint": 2**15 - 1,
    "mediumint": 2**23 - 1,
    "int": 2**31 - 1,
    "integer": 2**31 - 1,
    "bigint": 2**63 - 1,
    "oid": 2**31 - 1,
}


def _decimal(column: Column, number: int, unique: bool) -> str:
    if unique:
        return str(number + 1)
    precision, scale = column.type.precision or 10, column.type.scale or 0
    largest = "9" * max(precision - scale, 0) or "0"
    return (f"{largest}.{'9' * scale}" if scale else largest, "0", f"-{number % 9}")[number % 3]


_MAKERS: Final[dict[Family, tuple[Value, ...]]] = {
    Family.BOOLEAN: (True, False),
    Family.FLOAT: ("0", "1.5", "-2.25e10", "1e-5"),
    Family.BINARY: (b"\x00\xff\x00", b"", b"'\\%"),
    Family.DATE: ("2024-02-29", "1999-12-31", "2038-01-19"),
    Family.TIME: ("00:00:00", "23:59:59", "12:30:00"),
    # Around changes of the clock, and the first and last seconds that a MySQL TIMESTAMP can hold.
    Family.TIMESTAMP: ("2024-03-31 02:30:00", "1999-12-31 23:59:59", "2024-10-27 02:30:00"),
    Family.TIMESTAMP_TZ: ("2024-03-31 00:30:00", "2038-01-18 03:14:07", "1970-01-02 00:00:01"),
    Family.INTERVAL: ("1 day", "-3 months 2 hours"),
    Family.YEAR: (2024, 1901, 2155),
    Family.JSON: _JSONS,
    Family.XML: ("<a/>",),
    Family.BITS: (b"\x01",),
}


def _unusual(column: Column, number: int) -> Value:
    """Values of types with little in common; a type nobody knows stays NULL, or gets its default by name."""
    family, spelling = column.type.family, column.type.spelling
    if family is Family.UUID:
        return f"00000000-0000-4000-8000-{number:012x}"
    if family is Family.ARRAY:
        return "{}"
    if family is Family.RANGE:
        return "empty"
    if family is Family.NETWORK:
        return "08:00:2b:01:02:03" if spelling.startswith("macaddr") else "10.0.0.1"
    return None

"""What only SHOW CREATE TABLE says, asked of the few tables that may have it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from toolkit.dialects.mysql.expressions import plain
from toolkit.dialects.quoting import quote_ref
from toolkit.model.names import Ref

if TYPE_CHECKING:
    from collections.abc import Iterable

    from toolkit.dialects.mysql.keys import Indexes
    from toolkit.dialects.mysql.rows import ColumnRow, PartitionRow, TableRow
    from toolkit.dialects.session import Session
    from toolkit.model.table import Options

Place = tuple[str, str]

_NAME: Final = r"`((?:[^`]|``)+)`"
_PARSER: Final = re.compile(rf"FULLTEXT KEY {_NAME} \(.*\) /\*!50100 WITH PARSER `([^`]+)` \*/")
_BINARY_DEFAULT: Final = re.compile(
    rf"^  {_NAME} (?:var)?binary\(\d+\) (?:NOT NULL )?DEFAULT (?:0x([0-9A-Fa-f]*)|'((?:[^'\\]|\\.|'')*)')",
    re.MULTILINE | re.DOTALL,
)
_DEFAULT_PARTITION: Final = re.compile(rf"PARTITION {_NAME} DEFAULT\b")
_MERGED: Final = re.compile(r" (INSERT_METHOD|UNION)=(\([^)]*\)|\w+)")
_SYSTEM_TIME: Final = re.compile(r"PARTITION BY SYSTEM_TIME ([^\n]*)\n")


@dataclass(frozen=True, slots=True, kw_only=True)
class Particulars:
    """Parsers of fulltext indexes and defaults in full, by table and name; storage and time partitions by table.

    `default_partitions` are those of lists that take what no other does.
    """

    parsers: dict[tuple[str, str, str], str] = field(default_factory=dict)
    defaults: dict[tuple[str, str, str], str] = field(default_factory=dict)
    storage: dict[Place, Options] = field(default_factory=dict)
    time_partitions: dict[Place, str] = field(default_factory=dict)
    default_partitions: set[tuple[str, str, str]] = field(default_factory=set)


def read_particulars(
    session: Session,
    tables: Iterable[TableRow],
    columns: Iterable[ColumnRow],
    indexes: Indexes,
    partitions: Iterable[PartitionRow],
) -> Particulars:
    """Ask for the statements of merged tables, fulltext indexes, binary defaults, system versions and some lists."""
    # information_schema ends a binary default at its first zero byte.
    asked = {(row.schema, row.table) for row in columns if row.default and row.default.startswith("0x")}
    asked.update(place for place, found in indexes.plain.items() if any(index.method == "fulltext" for index in found))
    asked.update(
        (row.schema, row.name)
        for row in tables
        if row.type == "SYSTEM VERSIONED" or (row.engine or "").upper().startswith("MRG_")
    )
    # A default partition of a list tells the same bound as one for the value 0, or the word in brackets.
    asked.update(
        (row.schema, row.table)
        for row in partitions
        if row.method.startswith("LIST") and (row.bound == "0" or "MAXVALUE" in (row.bound or ""))
    )
    particulars = Particulars()
    for schema, table in sorted(asked & {(row.schema, row.name) for row in tables}):
        shown = session.rows(f"SHOW CREATE TABLE {quote_ref(Ref(schema=schema, name=table), 'mysql')}")
        _note(particulars, schema, table, shown[0][1])
    return particulars


def _note(particulars: Particulars, schema: str, table: str, statement: str) -> None:
    for index, parser in _PARSER.findall(statement):
        particulars.parsers[schema, table, index.replace("``", "`")] = parser
    for column, digits, text in _BINARY_DEFAULT.findall(statement):
        # What is shown as a text is UTF-8.
        shown = digits or plain(text).encode().hex()
        if shown:
            particulars.defaults[schema, table, column.replace("``", "`")] = f"0x{shown.upper()}"
    _, _, after = statement.rpartition("\n)")
    merged = tuple((name.lower(), value) for name, value in sorted(_MERGED.findall(after)))
    if merged:
        particulars.storage[schema, table] = merged
    for partition in _DEFAULT_PARTITION.findall(after):
        particulars.default_partitions.add((schema, table, partition.replace("``", "`")))
    split = _SYSTEM_TIME.search(statement)
    if split:
        particulars.time_partitions[schema, table] = split[1].strip()

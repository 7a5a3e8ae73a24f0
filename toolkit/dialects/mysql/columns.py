"""From the rows of information_schema.COLUMNS to columns: defaults, generated values, numbering, collations."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Final

from toolkit.dialects.mysql.types import sql_type
from toolkit.model.table import Column, Generated, Identity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from toolkit.dialects.mysql.rows import ColumnRow

_ON_UPDATE: Final = re.compile(r"on update (\S+)", re.IGNORECASE)
_NUMERIC: Final = frozenset({"tinyint", "smallint", "mediumint", "int", "bigint", "decimal", "float", "double", "year"})
# Other words of EXTRA, kept as options: what they say has no place of its own.
_OTHER_EXTRAS: Final = re.compile(r"WITHOUT SYSTEM VERSIONING|NOT SECONDARY", re.IGNORECASE)

Place = tuple[str, str]


def columns_by_table(
    rows: Iterable[ColumnRow],
    collation_of: dict[Place, str | None],
    json_columns: frozenset[tuple[str, str, str]],
    default_of: Callable[[ColumnRow], str | None],
) -> defaultdict[Place, list[Column]]:
    """Group columns by table, in their order; equal ones are one value, as databases repeat themselves."""
    columns: defaultdict[Place, list[Column]] = defaultdict(list)
    known: dict[tuple[object, ...], Column] = {}
    for row in sorted(rows, key=lambda row: row[:3]):
        place = (row.schema, row.table)
        holds_json = (row.schema, row.table, row.name) in json_columns
        table_collation = collation_of.get(place)
        shape = (*row[3:], table_collation, holds_json)
        column = known.get(shape)
        if column is None:
            column = known[shape] = _column(row, table_collation, holds_json, default_of(row))
        columns[place].append(column)
    return columns


def _column(row: ColumnRow, table_collation: str | None, holds_json: bool, default: str | None) -> Column:
    extra = row.extra
    on_update = _ON_UPDATE.search(extra)
    generated = None
    if row.expression:
        stored = "STORED" in extra or "PERSISTENT" in extra
        generated = Generated(expression=row.expression, stored=stored)
    options = [("extra", words.lower()) for words in _OTHER_EXTRAS.findall(extra)]
    if row.srid is not None:
        options.append(("srid", str(row.srid)))
    # JSON on MariaDB is text with a collation of its own that nobody chose.
    collation = row.collation if row.collation != table_collation and not holds_json else None
    charset = collation.partition("_")[0] if collation else None
    return Column(
        name=row.name,
        type=sql_type(row.type, row.data_type, holds_json=holds_json),
        nullable=row.nullable == "YES",
        default=None if generated else default,
        generated=generated,
        identity=Identity(kind="auto_increment") if "auto_increment" in extra else None,
        on_update=on_update[1] if on_update else None,
        charset=charset if table_collation is None or charset != table_collation.partition("_")[0] else None,
        collation=collation,
        visible="INVISIBLE" not in extra,
        options=tuple(options),
        comment=row.comment or None,
    )


def mysql_default(row: ColumnRow) -> str | None:
    """MySQL gives a literal default as its bare value: write it as the literal it is."""
    default = row.default
    if default is None or "DEFAULT_GENERATED" in row.extra or row.data_type in _NUMERIC:
        return default
    if row.data_type == "bit" or (default.startswith("0x") and "binary" in row.data_type):
        return default
    if row.data_type in {"timestamp", "datetime"} and default.upper().startswith("CURRENT_TIMESTAMP"):
        return default
    return "'" + default.replace("\\", "\\\\").replace("'", "''") + "'"


def mariadb_default(row: ColumnRow) -> str | None:
    """MariaDB gives every default as SQL, and NULL where a nullable column has none."""
    return None if row.default == "NULL" and row.nullable == "YES" else row.default

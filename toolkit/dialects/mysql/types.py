"""MySQL's and MariaDB's types: the server's spelling kept, and the family each belongs to."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from toolkit.model.types import Family, SqlType

_FAMILIES: Final = {
    "tinyint": Family.INTEGER,
    "smallint": Family.INTEGER,
    "mediumint": Family.INTEGER,
    "int": Family.INTEGER,
    "bigint": Family.INTEGER,
    "decimal": Family.DECIMAL,
    "float": Family.FLOAT,
    "double": Family.FLOAT,
    "bit": Family.BITS,
    "char": Family.TEXT,
    "varchar": Family.TEXT,
    "tinytext": Family.TEXT,
    "text": Family.TEXT,
    "mediumtext": Family.TEXT,
    "longtext": Family.TEXT,
    "binary": Family.BINARY,
    "varbinary": Family.BINARY,
    "tinyblob": Family.BINARY,
    "blob": Family.BINARY,
    "mediumblob": Family.BINARY,
    "longblob": Family.BINARY,
    "date": Family.DATE,
    "time": Family.TIME,
    "datetime": Family.TIMESTAMP,
    # A TIMESTAMP is an instant: it is stored in UTC and shown in the session's zone.
    "timestamp": Family.TIMESTAMP_TZ,
    "year": Family.YEAR,
    "json": Family.JSON,
    "enum": Family.ENUM,
    "set": Family.SET,
    "uuid": Family.UUID,
    "inet4": Family.NETWORK,
    "inet6": Family.NETWORK,
    "vector": Family.VECTOR,
    "geometry": Family.GEOMETRY,
    "point": Family.GEOMETRY,
    "linestring": Family.GEOMETRY,
    "polygon": Family.GEOMETRY,
    "multipoint": Family.GEOMETRY,
    "multilinestring": Family.GEOMETRY,
    "multipolygon": Family.GEOMETRY,
    "geometrycollection": Family.GEOMETRY,
    "geomcollection": Family.GEOMETRY,
}
_SIZED: Final = frozenset({Family.TEXT, Family.BINARY, Family.BITS, Family.VECTOR})
_TIMED: Final = frozenset({Family.TIME, Family.TIMESTAMP, Family.TIMESTAMP_TZ})
_NUMBERS: Final = re.compile(r"^[a-z0-9]+\((\d+)(?:,(\d+))?\)")
_VALUE: Final = re.compile(r"'((?:[^']|'')*)'")


@cache
def sql_type(spelling: str, name: str, *, holds_json: bool = False) -> SqlType:
    """The type spelled so; `holds_json` is MariaDB's JSON, which is text with a check."""
    family = Family.JSON if holds_json else _FAMILIES.get(name, Family.OTHER)
    if spelling.startswith("tinyint(1)"):
        family = Family.BOOLEAN
    numbers = _NUMBERS.match(spelling)
    first = int(numbers[1]) if numbers else None
    values: tuple[str, ...] = ()
    if family in {Family.ENUM, Family.SET}:
        values = tuple(value.replace("''", "'") for value in _VALUE.findall(spelling))
    return SqlType(
        spelling="json" if holds_json else spelling,
        family=family,
        length=first if family in _SIZED else None,
        precision=first if family is Family.DECIMAL or family in _TIMED else None,
        scale=int(numbers[2]) if numbers and numbers[2] and family is Family.DECIMAL else None,
        unsigned=" unsigned" in spelling,
        values=values,
    )

"""PostgreSQL's types: its spelling kept, and the family each belongs to."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from toolkit.model.types import Family, SqlType

_BY_NAME: Final = {
    "int2": Family.INTEGER,
    "int4": Family.INTEGER,
    "int8": Family.INTEGER,
    "oid": Family.INTEGER,
    "numeric": Family.DECIMAL,
    "float4": Family.FLOAT,
    "float8": Family.FLOAT,
    "money": Family.MONEY,
    "bool": Family.BOOLEAN,
    "bytea": Family.BINARY,
    "bit": Family.BITS,
    "varbit": Family.BITS,
    "date": Family.DATE,
    "time": Family.TIME,
    "timetz": Family.TIME,
    "timestamp": Family.TIMESTAMP,
    "timestamptz": Family.TIMESTAMP_TZ,
    "interval": Family.INTERVAL,
    "uuid": Family.UUID,
    "json": Family.JSON,
    "jsonb": Family.JSON,
    "jsonpath": Family.OTHER,
    "xml": Family.XML,
    "citext": Family.TEXT,
    "tsvector": Family.SEARCH,
    "tsquery": Family.SEARCH,
    "vector": Family.VECTOR,
    "halfvec": Family.VECTOR,
    "sparsevec": Family.VECTOR,
    "geometry": Family.GEOMETRY,
    "geography": Family.GEOMETRY,
    "hstore": Family.OTHER,
}
_BY_CATEGORY: Final = {
    "S": Family.TEXT,
    "A": Family.ARRAY,
    "R": Family.RANGE,
    "I": Family.NETWORK,
    "G": Family.GEOMETRY,
    "E": Family.ENUM,
    "N": Family.INTEGER,
    "V": Family.BITS,
}
_LENGTH: Final = re.compile(r"^(?:character varying|character|bit varying|bit|vector|halfvec)\((\d+)\)$")
_NUMERIC: Final = re.compile(r"^numeric\((\d+),(-?\d+)\)$")
_FRACTION: Final = re.compile(r"^(?:time|timestamp|interval[a-z ]*)\((\d+)\)")


@cache
def sql_type(spelling: str, name: str, kind: str, category: str) -> SqlType:
    """The type spelled so; `name`, `kind` and `category` are pg_type's, of the base type for a domain."""
    family = Family.ENUM if kind == "e" else _BY_NAME.get(name) or _BY_CATEGORY.get(category, Family.OTHER)
    length = _LENGTH.match(spelling)
    numeric = _NUMERIC.match(spelling)
    fraction = _FRACTION.match(spelling)
    precision = numeric[1] if numeric else fraction[1] if fraction else None
    return SqlType(
        spelling=spelling,
        family=family,
        length=int(length[1]) if length else None,
        precision=int(precision) if precision else None,
        scale=int(numeric[2]) if numeric else None,
    )

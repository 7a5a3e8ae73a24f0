"""Column types: the server's own spelling beside a family that means the same everywhere."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Family(StrEnum):
    """What kind of value a type holds, whatever the server calls it."""

    INTEGER = "integer"
    DECIMAL = "decimal"
    FLOAT = "float"
    MONEY = "money"
    BOOLEAN = "boolean"
    TEXT = "text"
    BINARY = "binary"
    BITS = "bits"
    DATE = "date"
    TIME = "time"
    TIMESTAMP = "timestamp"
    TIMESTAMP_TZ = "timestamp with time zone"
    INTERVAL = "interval"
    YEAR = "year"
    UUID = "uuid"
    JSON = "json"
    XML = "xml"
    ENUM = "enum"
    SET = "set"
    ARRAY = "array"
    RANGE = "range"
    NETWORK = "network"
    GEOMETRY = "geometry"
    SEARCH = "search"
    VECTOR = "vector"
    OTHER = "other"


MOMENTS: Final = frozenset({Family.TIMESTAMP, Family.TIMESTAMP_TZ, Family.DATE})
"""The families whose values are points in time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SqlType:
    """A type as one server spells it.

    `spelling` loses nothing. `family`, `length` (characters or bytes), `precision`, `scale`,
    `unsigned` and `values` are what it says, for comparing across engines.
    """

    spelling: str
    family: Family
    length: int | None = None
    precision: int | None = None
    scale: int | None = None
    unsigned: bool = False
    values: tuple[str, ...] = ()

    def __str__(self) -> str:
        return self.spelling

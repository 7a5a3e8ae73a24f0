"""Kinds of column that several tables of synapscale share."""

from __future__ import annotations

from typing import Any, Final

from sqlalchemy import (
    JSON,
    TIMESTAMP,
    UUID,
    Boolean,
    Float,
    ForeignKey,
    Index,
    Integer,
    false,
    text,
    true,
)
from sqlalchemy.orm import MappedColumn, mapped_column

SCHEMA: Final = "synapscale_db"

INSTANT = TIMESTAMP(timezone=True)
DOCUMENT = JSON(none_as_null=True)
"""JSON in which a missing document is NULL in SQL, not the JSON value null."""


def reference(table: str, on_delete: str) -> MappedColumn[Any]:
    """A column that points at the `id` of another table of the schema."""
    return mapped_column(UUID, ForeignKey(f"{SCHEMA}.{table}.id", ondelete=on_delete))


def moment() -> MappedColumn[Any]:
    """A time that is the time of the insert unless given."""
    return mapped_column(INSTANT, server_default=text("now()"))


def flag(*, default: bool) -> MappedColumn[Any]:
    """A boolean with a default."""
    return mapped_column(Boolean, server_default=true() if default else false())


def count() -> MappedColumn[Any]:
    """A whole number that is 0 unless given."""
    return mapped_column(Integer, server_default=text("0"))


def amount() -> MappedColumn[Any]:
    """Money, kept in a float as the original does, 0 unless given."""
    return mapped_column(Float, server_default=text("0"))


def indexes(table: str, *columns: str) -> tuple[Index, ...]:
    """One index for each column, named after both."""
    return tuple(Index(f"idx_{table}_{column}", column) for column in columns)

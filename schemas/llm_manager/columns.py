"""Kinds of column that several tables of llm_manager share, spelled for each engine."""

from __future__ import annotations

from typing import Any, Literal

from sqlalchemy import (
    JSON,
    TIMESTAMP,
    BigInteger,
    Boolean,
    Enum,
    ForeignKey,
    Integer,
    Numeric,
    Text,
    false,
    text,
    true,
)
from sqlalchemy.dialects import mysql, postgresql
from sqlalchemy.orm import MappedColumn, mapped_column

_MYSQL_FAMILY = ("mysql", "mariadb")

BIG_ID = BigInteger().with_variant(mysql.BIGINT(unsigned=True), *_MYSQL_FAMILY)
UNSIGNED_INTEGER = Integer().with_variant(mysql.INTEGER(unsigned=True), *_MYSQL_FAMILY)
LONG_TEXT = Text().with_variant(mysql.LONGTEXT(), *_MYSQL_FAMILY)
SECONDS_TIMESTAMP = TIMESTAMP().with_variant(postgresql.TIMESTAMP(precision=0), "postgresql")
DOLLARS = Numeric(10, 6)
DOCUMENT = JSON(none_as_null=True)
"""JSON in which a missing document is NULL in SQL, not the JSON value null."""


def reference(table: str, on_delete: Literal["CASCADE", "SET NULL"], *, unique: bool = False) -> MappedColumn[Any]:
    """A column that points at the `id` of another table."""
    return mapped_column(BIG_ID, ForeignKey(f"{table}.id", ondelete=on_delete), unique=unique)


def choice(table: str, column: str, *values: str, default: str) -> MappedColumn[Any]:
    """An ENUM; Postgres names its type after the table and the column."""
    return mapped_column(Enum(*values, name=f"{table}_{column}"), server_default=default)


def flag(*, default: bool) -> MappedColumn[Any]:
    """A boolean with a default."""
    return mapped_column(Boolean, server_default=true() if default else false())


def count(*, default: int) -> MappedColumn[Any]:
    """A whole number with a default."""
    return mapped_column(Integer, server_default=text(str(default)))


def tokens() -> MappedColumn[Any]:
    """A number of tokens that is 0 unless given."""
    return mapped_column(UNSIGNED_INTEGER, server_default=text("0"))


def moment() -> MappedColumn[Any]:
    """A timestamp that is the time of the insert unless given."""
    return mapped_column(SECONDS_TIMESTAMP, server_default=text("CURRENT_TIMESTAMP"))

"""The chain's vocabulary: one name for what MySQL, MariaDB and Postgres spell differently."""

from __future__ import annotations

from typing import Literal

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import mysql, postgresql
from sqlalchemy.schema import CreateColumn

_MYSQL_FAMILY = ("mysql", "mariadb")

BIG_ID = sa.BigInteger().with_variant(mysql.BIGINT(unsigned=True), *_MYSQL_FAMILY)
UNSIGNED_INTEGER = sa.Integer().with_variant(mysql.INTEGER(unsigned=True), *_MYSQL_FAMILY)
LONG_TEXT = sa.Text().with_variant(mysql.LONGTEXT(), *_MYSQL_FAMILY)
TIMESTAMP = sa.TIMESTAMP().with_variant(postgresql.TIMESTAMP(precision=0), "postgresql")

NOW = sa.text("CURRENT_TIMESTAMP")
ZERO = sa.text("0")

# Written out because servers differ in their defaults, and a three-byte one loses emoji.
_UTF8 = {
    f"{engine}_{option}": value
    for engine in _MYSQL_FAMILY
    for option, value in (("charset", "utf8mb4"), ("collate", "utf8mb4_unicode_ci"))
}


def is_postgresql() -> bool:
    return op.get_context().dialect.name == "postgresql"


def create_table(name: str, *columns: sa.Column[object]) -> None:
    """Create a table with a generated `id` before the given columns."""
    op.create_table(name, sa.Column("id", BIG_ID, primary_key=True, autoincrement=True), *columns, **_UTF8)


def drop_table(name: str, *, choices: tuple[str, ...] = ()) -> None:
    """Drop a table, and on Postgres the enum types of its choice columns."""
    op.drop_table(name)
    if is_postgresql():
        for column in choices:
            op.execute(f"DROP TYPE {name}_{column}")


def reference(
    name: str,
    table: str,
    on_delete: Literal["CASCADE", "SET NULL"],
    *,
    nullable: bool = False,
    unique: bool = False,
) -> sa.Column[int]:
    """A column that points at the `id` of another table."""
    target = sa.ForeignKey(f"{table}.id", ondelete=on_delete)
    return sa.Column(name, BIG_ID, target, nullable=nullable, unique=unique)


def choice(table: str, column: str, *values: str, default: str) -> sa.Column[str]:
    """An ENUM column; Postgres names its type after the table and the column."""
    enum = sa.Enum(*values, name=f"{table}_{column}")
    return sa.Column(column, enum, nullable=False, server_default=default)


def flag(name: str, *, default: bool) -> sa.Column[bool]:
    """A boolean column that is never NULL."""
    return sa.Column(name, sa.Boolean(), nullable=False, server_default=sa.true() if default else sa.false())


def moment(name: str) -> sa.Column[object]:
    """A timestamp that is the time of the insert unless given."""
    return sa.Column(name, TIMESTAMP, nullable=False, server_default=NOW)


def timestamps() -> tuple[sa.Column[object], sa.Column[object]]:
    """Laravel's `created_at` and `updated_at`."""
    return sa.Column("created_at", TIMESTAMP), sa.Column("updated_at", TIMESTAMP)


def add_column(table: str, column: sa.Column[object], *, after: str) -> None:
    """Add a column, at its position where the engine keeps positions."""
    if is_postgresql():
        op.add_column(table, column)
        return
    sa.Table(table, sa.MetaData(), column)
    specification = CreateColumn(column).compile(dialect=op.get_context().dialect)
    op.execute(f"ALTER TABLE {table} ADD COLUMN {specification} AFTER {after}")

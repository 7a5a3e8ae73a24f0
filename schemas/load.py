"""Put seed rows into a database that has the tables."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from sqlalchemy import Integer, func, insert, select, text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Connection, Table

    from .batches import Batch, Row


def load(connection: Connection, batches: Iterable[Batch]) -> int:
    """Insert every batch and return the number of rows; generated keys go on after the highest one."""
    inserted = 0
    highest: dict[Table, int] = {}
    for table, rows in batches:
        missing = _missing(connection, table, rows) if table.info.get("reference_data") else rows
        if missing:
            connection.execute(insert(table), missing)
        inserted += len(missing)
        if isinstance(table.c.id.type, Integer):
            highest[table] = max([highest.get(table, 0), *(cast("int", row["id"]) for row in rows)])
    if connection.dialect.name == "postgresql":
        for table, key in highest.items():
            _move_sequence_on(connection, table, key)
    return inserted


def _missing(connection: Connection, table: Table, rows: list[Row]) -> list[Row]:
    """The rows that the chain has not put there already."""
    present = set(connection.scalars(select(table.c.id)))
    return [row for row in rows if row["id"] not in present]


def _move_sequence_on(connection: Connection, table: Table, highest: int) -> None:
    """Postgres alone does not notice that keys were given. The table itself is not read: reading is use."""
    connection.execute(select(func.setval(text(f"'{table.fullname}_id_seq'"), highest)))

"""Rows in portions that a driver takes in one go."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Final, TypeAlias, cast

from sqlalchemy import Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sqlalchemy.orm import DeclarativeBase

Row: TypeAlias = dict[str, object]
Batch: TypeAlias = tuple[Table, list[Row]]

BATCH_ROWS: Final = 1000


def batches(model: type[DeclarativeBase], rows: Iterable[Row]) -> Iterator[Batch]:
    """The rows of one table, at most a thousand at a time."""
    remaining = iter(rows)
    while batch := list(islice(remaining, BATCH_ROWS)):
        yield cast("Table", model.__table__), batch

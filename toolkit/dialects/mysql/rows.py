"""The rows of the catalog queries, by name, each in the order of its `.sql` file."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from datetime import datetime


class TableRow(NamedTuple):
    """A row of `tables.sql`."""

    schema: str
    name: str
    type: str
    engine: str | None
    row_format: str | None
    row_estimate: int | None
    data_bytes: int | None
    index_bytes: int | None
    free_bytes: int | None
    next_number: int | None
    options: str | None
    collation: str | None
    comment: str


class ColumnRow(NamedTuple):
    """A row of `columns.sql`."""

    schema: str
    table: str
    position: int
    name: str
    type: str
    data_type: str
    nullable: str
    default: str | None
    extra: str
    expression: str | None
    collation: str | None
    comment: str
    srid: int | None


class StatisticsRow(NamedTuple):
    """A row of `statistics.sql`: one part of one index."""

    schema: str
    table: str
    index: str  # type: ignore[assignment] # hides tuple.index, which nobody calls on a row
    not_unique: int
    place: int
    column: str | None
    order: str | None
    prefix: int | None
    method: str
    comment: str
    visible: int
    expression: str | None


class KeyColumnRow(NamedTuple):
    """A row of `foreign_key_columns.sql`."""

    schema: str
    table: str
    name: str
    place: int
    column: str
    target_schema: str
    target: str
    target_column: str


class PartitionRow(NamedTuple):
    """A row of `partitions.sql`."""

    schema: str
    table: str
    name: str
    subpartition: str | None
    place: int
    subplace: int | None
    method: str
    expression: str | None
    submethod: str | None
    subexpression: str | None
    bound: str | None
    comment: str


class ParameterRow(NamedTuple):
    """A row of `parameters.sql`."""

    schema: str
    routine: str
    routine_type: str
    place: int
    mode: str
    name: str
    type: str
    charset: str | None
    collation: str | None


class RoutineRow(NamedTuple):
    """A row of `routines.sql`."""

    schema: str
    name: str
    type: str
    returns: str | None
    charset: str | None
    collation: str | None
    body: str | None
    access: str
    deterministic: str
    security: str
    mode: str
    comment: str
    definer: str


class TriggerRow(NamedTuple):
    """A row of `triggers.sql`."""

    schema: str
    name: str
    table_schema: str
    table: str
    events: str
    timing: str
    place: int
    body: str
    mode: str


class EventRow(NamedTuple):
    """A row of `events.sql`."""

    schema: str
    name: str
    type: str
    at: datetime | None
    every: str | None
    unit: str | None
    starts: datetime | None
    ends: datetime | None
    status: str
    completion: str
    body: str
    comment: str
    mode: str
    zone: str

"""Tables and what belongs to one: columns, keys, checks, indexes, policies, partitions, storage."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from toolkit.model.order import by_name, sort_fields

if TYPE_CHECKING:
    from collections.abc import Sequence

    from toolkit.model.names import Ref
    from toolkit.model.types import SqlType

Options = tuple[tuple[str, str], ...]
"""Settings that only one engine has, as sorted pairs of name and value."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """How a column numbers its rows: `always`, `by default` (SQL identity) or `auto_increment`."""

    kind: str
    start: int | None = None
    increment: int | None = None
    minimum: int | None = None
    maximum: int | None = None
    cache: int | None = None
    cycle: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Generated:
    """A column computed from others, stored or computed when read."""

    expression: str
    stored: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column. Its position is its place in `Table.columns`.

    `default` is a SQL expression in the server's own spelling. `collation` is given where it is not
    the default of its type or table. `on_update` is MySQL's ON UPDATE expression.
    """

    name: str
    type: SqlType
    nullable: bool = True
    not_null_validated: bool = True
    default: str | None = None
    generated: Generated | None = None
    identity: Identity | None = None
    on_update: str | None = None
    charset: str | None = None
    collation: str | None = None
    visible: bool = True
    inherited: bool = False
    options: Options = ()
    comment: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexPart:
    """One part of an index or key: a column or an expression, with its order and operator class.

    Where NULLs stand is said only when it is not where the order puts them anyway.
    """

    column: str | None = None
    expression: str | None = None
    descending: bool = False
    nulls_first: bool = False
    nulls_last: bool = False
    prefix_length: int | None = None
    collation: str | None = None
    operator_class: str | None = None

    def __str__(self) -> str:
        text = self.column if self.column is not None else f"({self.expression})"
        if self.prefix_length is not None:
            text += f"({self.prefix_length})"
        return f"{text} desc" if self.descending else text


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """A primary key or a unique constraint, with the index that backs it."""

    name: str
    parts: tuple[IndexPart, ...]
    include: tuple[str, ...] = ()
    nulls_not_distinct: bool = False
    without_overlaps: bool = False
    deferrable: bool = False
    initially_deferred: bool = False
    method: str = "btree"
    visible: bool = True
    inherited: bool = False
    options: Options = ()
    comment: str | None = None

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns of the key, without the parts that are expressions."""
        return tuple(part.column for part in self.parts if part.column is not None)


@dataclass(frozen=True, slots=True, kw_only=True)
class ForeignKey:
    """A foreign key with its rules, in lower case as the standard spells them (`set null`, `no action`)."""

    name: str
    columns: tuple[str, ...]
    target: Ref
    target_columns: tuple[str, ...]
    on_delete: str = "no action"
    on_update: str = "no action"
    on_delete_columns: tuple[str, ...] = ()
    match: str = "simple"
    with_period: bool = False
    deferrable: bool = False
    initially_deferred: bool = False
    validated: bool = True
    enforced: bool = True
    inherited: bool = False
    comment: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """A check constraint."""

    name: str
    expression: str
    validated: bool = True
    enforced: bool = True
    no_inherit: bool = False
    inherited: bool = False
    comment: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Exclusion:
    """A Postgres exclusion constraint, as the server defines it."""

    name: str
    definition: str
    comment: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Index:
    """An index that backs no constraint."""

    name: str
    parts: tuple[IndexPart, ...]
    method: str = "btree"
    unique: bool = False
    include: tuple[str, ...] = ()
    predicate: str | None = None
    nulls_not_distinct: bool = False
    visible: bool = True
    valid: bool = True
    inherited: bool = False
    options: Options = ()
    comment: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """A row level security policy."""

    name: str
    command: str
    permissive: bool
    roles: tuple[str, ...]
    using: str | None = None
    with_check: str | None = None
    comment: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RowSecurity:
    """Whether row level security is on, and whether it binds the owner too."""

    enabled: bool = False
    forced: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Partition:
    """One partition of a MySQL table; on Postgres a partition is a table of its own."""

    name: str
    bound: str | None = None
    subpartitions: tuple[str, ...] = ()
    comment: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Partitioning:
    """How a table is split: the method and the key, and on MySQL the partitions in order."""

    method: str
    key: str
    subpartition_method: str | None = None
    subpartition_key: str | None = None
    partitions: tuple[Partition, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PartitionOf:
    """Which table a Postgres partition belongs to, and the rows it takes."""

    parent: Ref
    bound: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """How big a table is, as far as the server knows without counting.

    `free_bytes` are those of the table that no row takes; `next_number` is what its next row is given.
    """

    rows: int | None = None
    table_bytes: int | None = None
    index_bytes: int | None = None
    free_bytes: int | None = None
    next_number: int | None = None

    @property
    def total_bytes(self) -> int | None:
        """Table and indexes together, where the server told both."""
        if self.table_bytes is None or self.index_bytes is None:
            return None
        return self.table_bytes + self.index_bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table: ordinary, partitioned, foreign or virtual (`kind`)."""

    ref: Ref
    kind: str = "table"
    columns: tuple[Column, ...] = ()
    primary_key: Key | None = None
    foreign_keys: tuple[ForeignKey, ...] = ()
    uniques: tuple[Key, ...] = ()
    checks: tuple[Check, ...] = ()
    exclusions: tuple[Exclusion, ...] = ()
    indexes: tuple[Index, ...] = ()
    row_security: RowSecurity = RowSecurity()
    policies: tuple[Policy, ...] = ()
    partitioning: Partitioning | None = None
    partition_of: PartitionOf | None = None
    inherits: tuple[Ref, ...] = ()
    charset: str | None = None
    collation: str | None = None
    storage: Options = ()
    extension: str | None = None
    comment: str | None = None
    owner: str | None = field(default=None, compare=False)
    size: Size = field(default=Size(), compare=False)

    def __post_init__(self) -> None:
        sort_fields(
            self,
            foreign_keys=by_name,
            uniques=by_name,
            checks=by_name,
            exclusions=by_name,
            indexes=by_name,
            policies=by_name,
            storage=None,
        )

    @property
    def keys(self) -> tuple[Key, ...]:
        """The primary key, where there is one, and the uniques."""
        return self.uniques if self.primary_key is None else (self.primary_key, *self.uniques)

    @property
    def row_number(self) -> str | None:
        """The one column that is the primary key by itself, where there is such."""
        columns = self.primary_key.columns if self.primary_key is not None else ()
        return columns[0] if len(columns) == 1 else None

    @property
    def numbers(self) -> frozenset[str]:
        """The columns that number the rows and say nothing else: the row number, and what the server counts itself."""
        counted = (column.name for column in self.columns if column.identity is not None)
        return frozenset(counted) if self.row_number is None else frozenset((self.row_number, *counted))

    def column(self, name: str) -> Column | None:
        """The column of that name, if there is one."""
        return next((column for column in self.columns if column.name == name), None)

    @property
    def index_parts(self) -> tuple[tuple[IndexPart, ...], ...]:
        """What each key and each index of all rows is made of."""
        whole = (index.parts for index in self.indexes if index.predicate is None)
        return (*(key.parts for key in self.keys), *whole)

    def finds_by(self, columns: Sequence[str]) -> bool:
        """Whether a key or an index of all rows begins with these columns, in whatever order."""
        return any({part.column for part in parts[: len(columns)]} == set(columns) for parts in self.index_parts)

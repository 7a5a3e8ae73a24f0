"""The rows of the catalog queries, by name, each in the order of its `.sql` file."""

from __future__ import annotations

from typing import Final, NamedTuple


class RelationRow(NamedTuple):
    """A row of `relations.sql`."""

    oid: int
    schema: str
    name: str
    kind: str
    persistence: str
    row_security: bool
    row_security_forced: bool
    replica_identity: str
    options: list[str] | None
    toast_options: list[str] | None
    access_method: str | None
    tablespace: str | None
    owner: str
    row_estimate: float | None
    partition_bound: str | None
    partition_key: str | None
    definition: str
    populated: bool
    of_type: str
    foreign_server: str | None
    foreign_options: list[str] | None
    extension: str | None
    comment: str | None


class ColumnRow(NamedTuple):
    """A row of `columns.sql`; options and rights are lines of a text."""

    table: int
    number: int
    name: str
    type: int
    modifier: int
    not_null: bool
    expression: str | None
    identity: str
    generated: str
    collation: int
    local: bool
    storage: str
    compression: str | None
    statistics: int | None
    options: str | None
    foreign_options: str | None
    rights: str | None


# Places in a ColumnRow, for the loop that looks at every column of a database: a tuple need not be made
# into a row to be found equal to one that was read before.
TABLE, NUMBER, NAME = range(3)
COLLATION: Final = ColumnRow._fields.index("collation")
RIGHTS: Final = ColumnRow._fields.index("rights")


class ColumnTypeRow(NamedTuple):
    """A row of `column_types.sql`; the base is the type itself, or what a domain is made of."""

    oid: int
    modifier: int
    spelling: str
    base_name: str
    kind: str
    category: str
    collation: int
    storage: str


class ConstraintRow(NamedTuple):
    """A row of `constraints.sql`."""

    table: int
    name: str
    kind: str
    columns: list[int] | None
    target: int
    target_schema: str
    target_name: str
    target_columns: list[int]
    on_update: str
    on_delete: str
    on_delete_columns: list[int] | None
    match: str
    deferrable: bool
    deferred: bool
    validated: bool
    enforced: bool
    with_period: bool
    no_inherit: bool
    local: bool
    backing_index: int
    definition: str
    comment: str | None


class IndexRow(NamedTuple):
    """A row of `indexes.sql`; keys, options, classes and collations are lists of numbers in a text."""

    oid: int
    table: int
    name: str
    method: str
    unique: bool
    nulls_not_distinct: bool
    valid: bool
    keys: str
    order: str
    classes: str
    collations: str
    key_count: int
    predicate: str | None
    expressions: list[str] | None
    options: list[str] | None
    tablespace: str | None
    clustered: bool
    replica_identity: bool
    inherited: bool
    comment: str | None


class SequenceRow(NamedTuple):
    """A row of `sequences.sql`."""

    schema: str
    name: str
    type: str
    start: int
    increment: int
    minimum: int
    maximum: int
    cache: int
    cycle: bool
    ownership: str | None
    table: int | None
    owner_schema: str | None
    owner_table: str | None
    owner_column: str | None
    column: int | None
    persistence: str
    comment: str | None


class TypeRow(NamedTuple):
    """A row of `types.sql`."""

    oid: int
    schema: str
    name: str
    kind: str
    domain_of: str
    base_type: str
    base_kind: str
    base_category: str
    not_null: bool
    default: str | None
    collation: str | None
    labels: list[str] | None
    row_type: int
    comment: str | None

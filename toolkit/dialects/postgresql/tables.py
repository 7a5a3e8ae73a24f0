"""From catalog rows to tables: rows are grouped by table once, then every table is put together."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from toolkit.dialects.postgresql.columns import columns_by_table, read_column_rows
from toolkit.dialects.postgresql.constraints import Constraints
from toolkit.dialects.postgresql.indexes import read_indexes
from toolkit.dialects.postgresql.objects import read_sequences
from toolkit.dialects.postgresql.options import oid_list, split_options
from toolkit.dialects.postgresql.sizes import read_bytes, size_question
from toolkit.dialects.session import Question
from toolkit.model.catalog import View
from toolkit.model.names import Ref
from toolkit.model.table import (
    Index,
    Partitioning,
    PartitionOf,
    Policy,
    RowSecurity,
    Size,
    Table,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from toolkit.dialects.postgresql.rows import RelationRow
    from toolkit.dialects.session import Session
    from toolkit.model.catalog import Grant, Sequence
    from toolkit.model.table import Column

_KINDS: Final = {"r": "table", "p": "partitioned table", "f": "foreign table"}
_COMMANDS: Final = {"r": "select", "a": "insert", "w": "update", "d": "delete", "*": "all"}
_REPLICA_IDENTITY: Final = {"n": "nothing", "f": "full", "i": "index"}

# In the order in which their answers are needed.
_OF_TABLES: Final = (
    "columns",
    "column_comments",
    "constraints",
    "indexes",
    "index_columns",
    "operator_classes",
    "inheritance",
    "policies",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Relations:
    """The tables, views and sequences in scope, and where each relation stands in the server's own numbering."""

    tables: tuple[Table, ...]
    views: tuple[View, ...]
    sequences: tuple[Sequence, ...]
    refs: dict[int, Ref]
    column_grants: tuple[Grant, ...]


def questions(session: Session, rows: Iterable[RelationRow], schemas: dict[str, Any]) -> list[Question]:
    """What `read_relations` will ask, to be asked ahead; the last of them is for the sizes."""
    wanted = {"oids": oid_list(row.oid for row in rows)}
    return [
        *(Question(name, wanted) for name in _OF_TABLES),
        Question("sequences", schemas),
        size_question(session, oid_list(row.oid for row in rows if row.kind in _KINDS)),
    ]


def read_relations(
    session: Session, rows: Iterable[RelationRow], schemas: dict[str, Any], sizes: Question
) -> Relations:
    """Read everything that belongs to the given rows of `relations.sql`."""
    wanted = {"oids": oid_list(row.oid for row in rows)}
    refs = {row.oid: Ref(schema=row.schema, name=row.name) for row in rows}
    column_rows = read_column_rows(session, wanted)
    constraints = Constraints(session, wanted, column_rows.by_table)
    indexes = read_indexes(session, wanted, constraints.backing_indexes, column_rows)
    constraints.add_keys(indexes.of_constraints)
    parents = _parents(session, wanted)
    policies = _policies(session, wanted)
    sequences, identities = read_sequences(session, schemas)
    columns = columns_by_table(column_rows, identities, constraints.not_nulls)
    bytes_of = read_bytes(session, sizes)
    tables: list[Table] = []
    views: list[View] = []
    for row in rows:
        oid = row.oid
        if row.kind in {"v", "m"}:
            clustered = indexes.clustered.get(oid)
            views.append(_view(row, refs[oid], tuple(columns[oid]), tuple(indexes.plain[oid]), clustered))
            continue
        table_bytes, index_bytes = bytes_of.get(oid, (None, None))
        tables.append(
            Table(
                ref=refs[oid],
                kind=_KINDS[row.kind],
                columns=tuple(columns[oid]),
                primary_key=constraints.primary_keys.get(oid),
                foreign_keys=tuple(constraints.foreign_keys[oid]),
                uniques=tuple(constraints.uniques[oid]),
                checks=tuple(constraints.checks[oid]),
                exclusions=tuple(constraints.exclusions[oid]),
                indexes=tuple(indexes.plain[oid]),
                row_security=RowSecurity(enabled=row.row_security, forced=row.row_security_forced),
                policies=tuple(policies[oid]),
                partitioning=_partitioning(row.partition_key),
                partition_of=PartitionOf(parent=parents[oid][0], bound=row.partition_bound)
                if row.partition_bound
                else None,
                inherits=() if row.partition_bound else tuple(parents[oid]),
                storage=_storage(row, indexes.replica_identity.get(oid), indexes.clustered.get(oid)),
                extension=row.extension,
                comment=row.comment,
                owner=row.owner,
                size=Size(
                    rows=None if row.row_estimate is None else int(row.row_estimate),
                    table_bytes=table_bytes,
                    index_bytes=index_bytes,
                ),
            )
        )
    return Relations(
        tables=tuple(tables),
        views=tuple(views),
        sequences=sequences,
        refs=refs,
        column_grants=tuple(column_rows.grants(refs)),
    )


def _partitioning(key: str | None) -> Partitioning | None:
    if not key:
        return None
    method, _, columns = key.partition(" ")
    return Partitioning(method=method.lower(), key=columns)


def _parents(session: Session, wanted: dict[str, Any]) -> defaultdict[int, list[Ref]]:
    parents: defaultdict[int, list[Ref]] = defaultdict(list)
    for child, _, schema, name, _ in session.named("inheritance", wanted):
        parents[child].append(Ref(schema=schema, name=name))
    return parents


def _policies(session: Session, wanted: dict[str, Any]) -> defaultdict[int, list[Policy]]:
    policies: defaultdict[int, list[Policy]] = defaultdict(list)
    for oid, name, command, permissive, roles, using, check, comment in session.named("policies", wanted):
        policies[oid].append(
            Policy(
                name=name,
                command=_COMMANDS[command],
                permissive=permissive,
                roles=tuple(roles),
                using=using,
                with_check=check,
                comment=comment,
            )
        )
    return policies


def _storage(row: RelationRow, replica_index: str | None, clustered: str | None) -> tuple[tuple[str, str], ...]:
    pairs = [
        *split_options(row.options),
        *((f"toast.{name}", value) for name, value in split_options(row.toast_options)),
    ]
    if row.persistence == "u":
        pairs.append(("unlogged", "true"))
    if row.replica_identity in _REPLICA_IDENTITY:
        pairs.append(("replica identity", replica_index or _REPLICA_IDENTITY[row.replica_identity]))
    if clustered:
        pairs.append(("clustered on", clustered))
    if row.access_method not in {None, "heap"}:
        pairs.append(("access method", str(row.access_method)))
    if row.tablespace:
        pairs.append(("tablespace", row.tablespace))
    if row.of_type != "-":
        pairs.append(("of type", row.of_type))
    if row.foreign_server:
        pairs.append(("foreign server", row.foreign_server))
    pairs.extend((f"foreign {name}", value) for name, value in split_options(row.foreign_options))
    return tuple(pairs)


def _view(
    row: RelationRow, ref: Ref, columns: tuple[Column, ...], indexes: tuple[Index, ...], clustered: str | None
) -> View:
    options = dict(split_options(row.options))
    check_option = options.pop("check_option", None)
    invoker = options.pop("security_invoker", "false") in {"true", "on", "1"}
    options |= {f"toast.{name}": value for name, value in split_options(row.toast_options)}
    if row.kind == "m" and row.tablespace:
        options["tablespace"] = row.tablespace
    if clustered:
        options["clustered on"] = clustered
    return View(
        ref=ref,
        definition=row.definition,
        columns=columns,
        materialized=row.kind == "m",
        populated=row.populated,
        check_option=check_option,
        security="invoker" if invoker else None,
        indexes=indexes,
        options=tuple(options.items()),
        extension=row.extension,
        comment=row.comment,
        owner=row.owner,
    )

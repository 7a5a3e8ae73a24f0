"""From information_schema's index and constraint rows to keys, indexes, foreign keys and checks."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING

from toolkit.dialects.mysql.expressions import mended
from toolkit.dialects.mysql.rows import KeyColumnRow, StatisticsRow
from toolkit.model.table import Check, ForeignKey, Index, IndexPart, Key

if TYPE_CHECKING:
    from typing import Any

    from toolkit.dialects.mysql.names import Names
    from toolkit.dialects.session import Session

Place = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Indexes:
    """Keys and indexes by table."""

    primary_keys: dict[Place, Key] = field(default_factory=dict)
    uniques: defaultdict[Place, list[Key]] = field(default_factory=lambda: defaultdict(list))
    plain: defaultdict[Place, list[Index]] = field(default_factory=lambda: defaultdict(list))


def read_indexes(session: Session, schemas: dict[str, Any]) -> Indexes:
    """Read all indexes; on MySQL a unique index and a unique constraint are the same thing."""
    rows = sorted(map(StatisticsRow._make, session.named("statistics", schemas)), key=lambda row: row[:5])
    indexes = Indexes()
    known: dict[tuple[object, ...], IndexPart] = {}
    for (schema, table, name), group in groupby(rows, key=lambda row: (row.schema, row.table, row.index)):
        members = list(group)
        first = members[0]
        parts = tuple(_part(row, known) for row in members)
        method = first.method.lower()
        place = (schema, table)
        if first.not_unique:
            indexes.plain[place].append(
                Index(
                    name=name,
                    parts=parts,
                    method=method,
                    visible=bool(first.visible),
                    comment=first.comment or None,
                )
            )
            continue
        key = Key(name=name, parts=parts, method=method, visible=bool(first.visible), comment=first.comment or None)
        if name == "PRIMARY":
            indexes.primary_keys[place] = key
        else:
            indexes.uniques[place].append(key)
    return indexes


def _part(row: StatisticsRow, known: dict[tuple[object, ...], IndexPart]) -> IndexPart:
    # A spatial index reports the bytes it keeps of each value; that is no prefix anybody asked for.
    prefix = row.prefix if row.method != "SPATIAL" else None
    shape = (row.column, row.expression, row.order, prefix)
    part = known.get(shape)
    if part is None:
        part = known[shape] = IndexPart(
            column=row.column,
            expression=mended(row.expression) if row.expression else None,
            descending=row.order == "D",
            prefix_length=prefix,
        )
    return part


def read_foreign_keys(session: Session, schemas: dict[str, Any], names: Names) -> defaultdict[Place, list[ForeignKey]]:
    """Read foreign keys; their rules and their columns come from two queries, joined here."""
    rules = {(schema, table, name): rest for schema, table, name, *rest in session.named("foreign_keys", schemas)}
    rows = sorted(map(KeyColumnRow._make, session.named("foreign_key_columns", schemas)), key=lambda row: row[:4])
    keys: defaultdict[Place, list[ForeignKey]] = defaultdict(list)
    for where, group in groupby(rows, key=lambda row: row[:3]):
        members = list(group)
        first = members[0]
        on_update, on_delete = rules.get(where, ("NO ACTION", "NO ACTION"))
        keys[first.schema, first.table].append(
            ForeignKey(
                name=first.name,
                columns=tuple(row.column for row in members),
                target=names.ref(first.target_schema, first.target),
                target_columns=tuple(row.target_column for row in members),
                on_delete=on_delete.lower(),
                on_update=on_update.lower(),
            )
        )
    return keys


@dataclass(frozen=True, slots=True, kw_only=True)
class Checks:
    """Checks by table, and the columns whose check makes them JSON on MariaDB."""

    by_table: defaultdict[Place, list[Check]] = field(default_factory=lambda: defaultdict(list))
    json_columns: frozenset[tuple[str, str, str]] = frozenset()


def read_checks(session: Session, schemas: dict[str, Any]) -> Checks:
    """Read check constraints."""
    rows = session.named("checks", schemas)
    owners: dict[Place, tuple[str, bool]] = {}
    if any(row[1] is None for row in rows):
        owners = {
            (schema, name): (table, bool(enforced))
            for schema, name, table, enforced in session.named("checked_tables", schemas)
        }
    by_table: defaultdict[Place, list[Check]] = defaultdict(list)
    json_columns = set()
    for schema, named_table, name, clause, level in rows:
        if level == "Column" and clause == f"json_valid(`{name}`)":
            json_columns.add((schema, named_table, name))
            continue
        if named_table:
            by_table[schema, named_table].append(Check(name=name, expression=clause))
            continue
        table, enforced = owners.get((schema, name), (None, True))
        if table is not None:
            by_table[schema, table].append(Check(name=name, expression=mended(clause), enforced=enforced))
    return Checks(by_table=by_table, json_columns=frozenset(json_columns))

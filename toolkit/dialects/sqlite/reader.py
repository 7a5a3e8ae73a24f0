"""Read a whole SQLite database: tables, columns, keys, indexes, views and triggers."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from itertools import groupby
from typing import TYPE_CHECKING, Final

from toolkit.dialects.scope import in_scope
from toolkit.dialects.sqlite.declared import Declared, read_declaration, read_trigger
from toolkit.dialects.sqlite.types import sql_type
from toolkit.errors import ReadFailed
from toolkit.model.catalog import Catalog, Trigger, Unread, View
from toolkit.model.names import Ref
from toolkit.model.table import Column, ForeignKey, Generated, Identity, Index, IndexPart, Key, Table

if TYPE_CHECKING:
    from toolkit.dialects.session import Row, Scope, Session
    from toolkit.model.table import Options

_WHERE: Final = re.compile(r"\)\s*WHERE\s+(.*)$", re.IGNORECASE | re.DOTALL)
_MODULE: Final = re.compile(r"CREATE\s+VIRTUAL\s+TABLE\b.*?\bUSING\s+(.*)$", re.IGNORECASE | re.DOTALL)
_GENERATED_HIDDEN: Final = {2: False, 3: True}


def read(session: Session, scope: Scope) -> Catalog:
    """Read everything in scope; what no pragma tells is taken from the text of each CREATE TABLE."""
    objects = session.named("objects")
    ddl = {(kind, name): sql or "" for kind, name, _, sql in objects}
    declared = {name: read_declaration(sql) for (kind, name), sql in ddl.items() if kind == "table"}
    indexes, uniques, key_parts = _indexes(session, ddl, declared)
    found_tables = [row for row in session.named("tables") if in_scope(scope, "main", row[0])]
    view_columns, broken = _view_columns(session, [name for name, kind, *_ in found_tables if kind == "view"])
    columns, keys = _columns([*session.named("columns"), *view_columns], declared, key_parts)
    foreign_keys = _foreign_keys(session, keys, declared)
    tables, views = [], []
    for name, kind, without_rowid, strict in found_tables:
        if kind == "view":
            definition = ddl["view", name]
            views.append(View(ref=Ref(name=name), definition=definition, columns=tuple(columns[name])))
            continue
        if kind == "shadow":
            continue
        tables.append(
            Table(
                ref=Ref(name=name),
                kind="virtual table" if kind == "virtual" else "table",
                columns=tuple(columns[name]),
                primary_key=keys.get(name),
                foreign_keys=tuple(foreign_keys[name]),
                uniques=tuple(uniques[name]),
                checks=_of(declared, name).checks,
                indexes=tuple(indexes[name]),
                storage=_storage(without_rowid, strict, ddl["table", name], _of(declared, name)),
            )
        )
    shown = {table.ref.name for table in tables} | {view.ref.name for view in views}
    return Catalog(
        dialect="sqlite",
        server_version=session.server_version,
        source=session.source,
        taken_at=session.opened_at,
        tables=tuple(tables),
        views=tuple(views),
        triggers=tuple(
            _trigger(name, table, sql) for kind, name, table, sql in objects if kind == "trigger" and table in shown
        ),
        unread=(
            *broken,
            *(
                Unread(kind="table", name=name, reason="its CREATE TABLE could not be followed: checks, collations")
                for name, found in declared.items()
                if found is None and name in shown
            ),
        ),
    )


def _of(declared: dict[str, Declared | None], table: str) -> Declared:
    return declared.get(table) or Declared()


def _view_columns(session: Session, views: list[str]) -> tuple[list[Row], list[Unread]]:
    """What the views show, and those that show nothing, for what they stand on is gone."""
    rows: list[Row] = []
    broken: list[Unread] = []
    for view in views:
        try:
            rows.extend(session.named("view_columns", {"view": view}))
        except ReadFailed as error:
            reason = error.message.partition(": ")[2].rstrip(".")
            broken.append(Unread(kind="view", name=view, reason=reason))
    return rows, broken


def _columns(
    rows: list[Row], declared: dict[str, Declared | None], key_parts: dict[str, tuple[IndexPart, ...]]
) -> tuple[defaultdict[str, list[Column]], dict[str, Key]]:
    columns: defaultdict[str, list[Column]] = defaultdict(list)
    keys: dict[str, Key] = {}
    for table, group in groupby(rows, key=lambda row: str(row[0])):
        members = list(group)
        said = _of(declared, table)
        key = sorted((place, name) for _, name, _, _, _, place, _ in members if place)
        if key:
            keys[table] = Key(
                name=said.primary_key_name,
                parts=key_parts.get(table) or tuple(IndexPart(column=name) for _, name in key),
                options=_on_conflict(said.primary_key_conflict()),
            )
        for _, name, spelling, not_null, default, place, hidden in members:
            stored = _GENERATED_HIDDEN.get(hidden)
            expression = said.expressions.get(name, "")
            # A key that has an index of its own is not the number of the row.
            rowid = len(key) == 1 and place == 1 and spelling.upper() == "INTEGER" and table not in key_parts
            columns[table].append(
                Column(
                    name=name,
                    type=sql_type(spelling),
                    nullable=not not_null and not rowid,
                    default=default,
                    generated=None if stored is None else Generated(expression=expression, stored=stored),
                    identity=Identity(kind="auto_increment") if rowid else None,
                    collation=said.collations.get(name),
                    visible=hidden != 1,
                    options=_on_conflict(said.null_conflicts.get(name)),
                )
            )
    return columns, keys


def _on_conflict(word: str | None) -> Options:
    return () if word is None else (("on conflict", word),)


def _indexes(
    session: Session, ddl: dict[tuple[str, str], str], declared: dict[str, Declared | None]
) -> tuple[defaultdict[str, list[Index]], defaultdict[str, list[Key]], dict[str, tuple[IndexPart, ...]]]:
    indexes: defaultdict[str, list[Index]] = defaultdict(list)
    uniques: defaultdict[str, list[Key]] = defaultdict(list)
    key_parts: dict[str, tuple[IndexPart, ...]] = {}
    for (table, name), group in groupby(session.named("indexes"), key=lambda row: (str(row[0]), str(row[1]))):
        members = list(group)
        unique, origin, partial = members[0][2:5]
        text = ddl.get(("index", name), "")
        parts = tuple(_part(row, text, _of(declared, table).collations) for row in members)
        if origin == "u":
            conflict = _of(declared, table).key_conflicts.get(tuple(part.column or "" for part in parts))
            columns = ",".join(str(part) for part in parts)
            uniques[table].append(Key(name=columns, parts=parts, options=_on_conflict(conflict)))
        elif origin == "pk":
            key_parts[table] = parts
        elif origin == "c":
            where = _WHERE.search(text)
            indexes[table].append(
                Index(
                    name=name,
                    parts=parts,
                    unique=bool(unique),
                    predicate=where[1].strip() if partial and where else None,
                )
            )
    return indexes, uniques, key_parts


def _part(row: Row, ddl: str, collations: dict[str, str]) -> IndexPart:
    column, descending, collation = row[6], bool(row[7]), row[8]
    return IndexPart(
        column=column,
        # The pragma does not print expressions: the whole definition stands for them.
        expression=ddl if column is None else None,
        descending=descending,
        collation=None if collation.upper() == collations.get(column, "BINARY") else collation,
    )


def _foreign_keys(
    session: Session, keys: dict[str, Key], declared: dict[str, Declared | None]
) -> defaultdict[str, list[ForeignKey]]:
    foreign_keys: defaultdict[str, list[ForeignKey]] = defaultdict(list)
    alike: Counter[tuple[str, str]] = Counter()
    for (table, _), group in groupby(session.named("foreign_keys"), key=lambda row: (str(row[0]), row[1])):
        members = list(group)
        target, on_update, on_delete = members[0][3], members[0][6], members[0][7]
        columns = tuple(row[4] for row in members)
        named = tuple(row[5] for row in members if row[5] is not None)
        target_key = keys.get(target)
        deferrable = _of(declared, table).deferrable
        # SQLite gives foreign keys no name; their columns and target tell them apart, or else their order.
        name = f"{','.join(columns)} -> {target}"
        alike[table, name] += 1
        foreign_keys[table].append(
            ForeignKey(
                name=name if alike[table, name] == 1 else f"{name} ({alike[table, name]})",
                columns=columns,
                target=Ref(name=target),
                target_columns=named or (target_key.columns if target_key else ()),
                on_delete=on_delete.lower(),
                on_update=on_update.lower(),
                deferrable=columns in deferrable,
                initially_deferred=deferrable.get(columns, False),
            )
        )
    return foreign_keys


def _storage(without_rowid: int, strict: int, ddl: str, declared: Declared) -> Options:
    pairs = [("without rowid", "true")] if without_rowid else []
    if strict:
        pairs.append(("strict", "true"))
    if declared.numbered:
        pairs.append(("autoincrement", "true"))
    module = _MODULE.match(ddl)
    if module:
        pairs.append(("using", module[1].rstrip().rstrip(";")))
    return tuple(pairs)


def _trigger(name: str, table: str, sql: str) -> Trigger:
    timing, event = read_trigger(sql)
    return Trigger(name=name, table=Ref(name=table), timing=timing, events=(event,) if event else (), definition=sql)

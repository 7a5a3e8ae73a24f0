"""A SQLite catalog as SQL."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from toolkit.dialects.quoting import quote_name, quote_ref

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from toolkit.model.catalog import Catalog
    from toolkit.model.names import Ref
    from toolkit.model.table import Check, Column, ForeignKey, Index, IndexPart, Key, Options, Table


_NAME: Final = re.compile(r"[A-Za-z_]\w*|\"(?:[^\"]|\"\")*\"")


def statements(catalog: Catalog) -> Iterator[str]:
    """Tables, then indexes, then views and triggers as they were written."""
    for table in catalog.tables:
        if table.kind == "virtual table":
            yield f"CREATE VIRTUAL TABLE {quote_ref(table.ref, 'sqlite')} USING {dict(table.storage)['using']};"
            continue
        yield f"{_table(table)};"
        yield from (f"{_index(index, table.ref)};" for index in table.indexes)
    yield from (f"{view.definition};" for view in catalog.views)
    yield from (f"{trigger.definition};" for trigger in catalog.triggers)


def _name(name: str) -> str:
    return quote_name(name, "sqlite")


def _names(names: Iterable[str]) -> str:
    return ", ".join(map(_name, names))


def _table(table: Table) -> str:
    storage = dict(table.storage)
    numbered = "autoincrement" in storage
    key = table.primary_key
    # Behind a column, this makes no number of the row of it, where it would behind the columns.
    backward = key is not None and len(key.parts) == 1 and key.parts[0].descending
    of_column = key if numbered or backward else None
    in_key = {part.column for part in of_column.parts} if of_column else set()
    pieces = [_column(column, of_column if column.name in in_key else None) for column in table.columns]
    if key is not None and of_column is None:
        pieces.append(f"{_named(key)}PRIMARY KEY ({_parts(key.parts)}){_on_conflict(key.options)}")
    pieces.extend(f"UNIQUE ({_parts(key.parts)}){_on_conflict(key.options)}" for key in table.uniques)
    pieces.extend(_check(check) for check in table.checks)
    pieces.extend(map(_foreign_key, table.foreign_keys))
    body = ",\n    ".join(pieces)
    ends = [word.upper() for word in ("strict", "without rowid") if word in storage]
    return f"CREATE TABLE {quote_ref(table.ref, 'sqlite')} (\n    {body}\n) {', '.join(ends)}".rstrip()


def _named(key: Key) -> str:
    return f"CONSTRAINT {_name(key.name)} " if key.name else ""


def _on_conflict(options: Options) -> str:
    word = dict(options).get("on conflict")
    return f" ON CONFLICT {word.upper()}" if word else ""


def _column(column: Column, key: Key | None) -> str:
    words = [_name(column.name), str(column.type)]
    if key is not None:
        order = " DESC" if key.parts[0].descending else ""
        words.append(f"{_named(key)}PRIMARY KEY{order}{_on_conflict(key.options)}")
    if key is not None and column.identity is not None:
        return " ".join([*words, "AUTOINCREMENT"])
    if not column.nullable and column.identity is None:
        words.append(f"NOT NULL{_on_conflict(column.options)}")
    if column.default is not None:
        # A name is taken for a text, but between brackets for a column.
        words.append(f"DEFAULT {column.default if _NAME.fullmatch(column.default) else f'({column.default})'}")
    if column.collation:
        words.append(f"COLLATE {column.collation}")
    if column.generated is not None:
        stored = "STORED" if column.generated.stored else "VIRTUAL"
        words.append(f"GENERATED ALWAYS AS ({column.generated.expression}) {stored}")
    return " ".join(words)


def _check(check: Check) -> str:
    unnamed = check.name.startswith("check ") and check.name.removeprefix("check ").isdigit()
    return f"CHECK ({check.expression})" if unnamed else f"CONSTRAINT {_name(check.name)} CHECK ({check.expression})"


def _foreign_key(key: ForeignKey) -> str:
    words = f"FOREIGN KEY ({_names(key.columns)}) REFERENCES {quote_ref(key.target, 'sqlite')}"
    if key.target_columns:
        words += f" ({_names(key.target_columns)})"
    if key.on_update != "no action":
        words += f" ON UPDATE {key.on_update.upper()}"
    if key.on_delete != "no action":
        words += f" ON DELETE {key.on_delete.upper()}"
    if not key.deferrable:
        return words
    return f"{words} DEFERRABLE INITIALLY {'DEFERRED' if key.initially_deferred else 'IMMEDIATE'}"


def _index(index: Index, table: Ref) -> str:
    whole = next((part.expression for part in index.parts if part.expression), None)
    if whole is not None:
        # The pragmas do not print expressions, so the reader keeps the statement they stand in.
        return whole
    unique = "UNIQUE " if index.unique else ""
    words = f"CREATE {unique}INDEX {_name(index.name)} ON {quote_ref(table, 'sqlite')} ({_parts(index.parts)})"
    return f"{words} WHERE {index.predicate}" if index.predicate else words


def _parts(parts: Iterable[IndexPart]) -> str:
    return ", ".join(map(_part, parts))


def _part(part: IndexPart) -> str:
    words = _name(part.column or "")
    if part.collation:
        words += f" COLLATE {part.collation}"
    return f"{words} DESC" if part.descending else words

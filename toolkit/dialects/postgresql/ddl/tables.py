"""Tables with their columns, keys, checks and indexes; then what ties them to one another."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from toolkit.dialects.postgresql import alter
from toolkit.dialects.postgresql.ddl.order import Piece
from toolkit.dialects.postgresql.ddl.types import numbering
from toolkit.dialects.postgresql.ddl.words import name, names, parts, ref, settings, text
from toolkit.model.names import Ref

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.dialects.postgresql.ddl.order import Calls
    from toolkit.model.catalog import Catalog
    from toolkit.model.table import Check, Column, Identity, Index, Key, Options, Table

# Storage options that are words of their own, not settings in a WITH clause.
_WORDS: Final = frozenset({"unlogged", "replica identity", "clustered on", "access method", "tablespace", "of type"})
_STATISTICS: Final = "statistics of "


def tables(catalog: Catalog, calls: Calls) -> Iterator[Piece]:
    """Every table with its keys and checks; then its indexes and what its making cannot hold."""
    own = [table for table in catalog.tables if table.extension is None]
    inside = {table.ref: [check for check in table.checks if _stands_inside(table, check, calls)] for table in own}
    for table in own:
        parents = [parent for parent in map(catalog.table, table.inherits) if parent]
        yield Piece((_table(table, inside[table.ref]), *_told_otherwise(table, parents)), table.ref)
    for table in own:
        yield Piece(tuple(_additions(table, inside[table.ref])))


def _additions(table: Table, inside: list[Check]) -> Iterator[str]:
    for check in table.checks:
        if check not in inside and not _comes_from_parent(table, check):
            yield f"ALTER TABLE {ref(table.ref)} ADD {_check(check)}"
    for column in table.columns:
        if not column.not_null_validated:
            yield f"ALTER TABLE {ref(table.ref)} ADD NOT NULL {name(column.name)} NOT VALID"
    # Of two that are alike, the first joins an index of the parent when the table is attached.
    for index in sorted(table.indexes, key=lambda index: not index.inherited):
        if not stands_alone(index, table):
            yield from create_index(index, table.ref)


def stands_alone(index: Index, table: Table) -> bool:
    """Whether an index was made on the parent only: it is not valid until every partition has its like."""
    return table.partitioning is not None and not index.valid


def _table(table: Table, checks: list[Check]) -> str:
    storage = dict(table.storage)
    pieces = [_column(column) for column in table.columns if not (column.inherited and table.inherits)]
    if table.primary_key is not None:
        pieces.append(_key("PRIMARY KEY", table.primary_key))
    pieces.extend(_key("UNIQUE", key) for key in table.uniques)
    pieces.extend(map(_check, checks))
    pieces.extend(f"CONSTRAINT {name(item.name)} {item.definition}" for item in table.exclusions)
    kind = "UNLOGGED " if "unlogged" in storage else "FOREIGN " if "foreign server" in storage else ""
    body = ",\n    ".join(pieces)
    words = f"CREATE {kind}TABLE {ref(table.ref)} (" + (f"\n    {body}\n)" if pieces else ")")
    if table.inherits:
        words += f" INHERITS ({', '.join(map(ref, table.inherits))})"
    if table.partitioning is not None:
        words += f" PARTITION BY {table.partitioning.method.upper()} {table.partitioning.key}"
    if "foreign server" in storage:
        return f"{words} SERVER {name(storage['foreign server'])}{_foreign_options(table.storage)}"
    if "access method" in storage:
        words += f" USING {name(storage['access method'])}"
    words += settings(table.storage, without=_WORDS)
    return f"{words} TABLESPACE {name(storage['tablespace'])}" if "tablespace" in storage else words


def _foreign_options(options: Options) -> str:
    pairs = [(option.removeprefix("foreign "), value) for option, value in options if option.startswith("foreign ")]
    words = ", ".join(f"{name(option)} {text(value)}" for option, value in pairs if option != "server")
    return f" OPTIONS ({words})" if words else ""


def _stands_inside(table: Table, check: Check, calls: Calls) -> bool:
    whole = check.validated and check.enforced
    return whole and not _comes_from_parent(table, check) and not calls.need(check.expression, table.ref)


def _comes_from_parent(table: Table, check: Check) -> bool:
    # A partition is made by itself and attached later, so it brings the checks that it will inherit.
    return check.inherited and table.partition_of is None


def _told_otherwise(table: Table, parents: list[Table]) -> Iterator[str]:
    """What a table says of the columns that it inherits, where its parents say something else."""
    for column in table.columns if parents else ():
        if column.inherited:
            inherited = [theirs for parent in parents if (theirs := parent.column(column.name))]
            for words in _changes(column, inherited):
                yield f"ALTER TABLE ONLY {ref(table.ref)} {words}"


def _changes(column: Column, inherited: list[Column]) -> Iterator[str]:
    change = f"ALTER COLUMN {name(column.name)}"
    defaults = [theirs.default for theirs in inherited if theirs.default is not None]
    if column.default is None and defaults:
        yield f"{change} DROP DEFAULT"
    elif column.default is not None and column.default not in defaults[:1]:
        yield f"{change} SET DEFAULT {column.default}"
    if any(theirs.generated != column.generated for theirs in inherited) and column.generated is not None:
        yield f"{change} SET EXPRESSION AS ({column.generated.expression})"
    if _is_not_null(column) and not any(map(_hands_down_not_null, inherited)):
        uninherited = "not null" in dict(column.options)
        yield f"ADD NOT NULL {name(column.name)} NO INHERIT" if uninherited else f"{change} SET NOT NULL"
    if column.identity is not None:
        yield f"{change} ADD {_identity(column.identity)}"
    compression = dict(column.options).get("compression", "default")
    if any(dict(theirs.options).get("compression", "default") != compression for theirs in inherited):
        yield f"{change} SET COMPRESSION {compression}"


def _is_not_null(column: Column) -> bool:
    return not column.nullable and column.not_null_validated


def _hands_down_not_null(column: Column) -> bool:
    return _is_not_null(column) and "not null" not in dict(column.options)


def _identity(identity: Identity) -> str:
    kind = "ALWAYS" if identity.kind == "always" else "BY DEFAULT"
    return f"GENERATED {kind} AS IDENTITY ({numbering(identity).strip()})"


def _column(column: Column) -> str:
    words = f"{name(column.name)} {column.type}{_foreign_options(column.options)}"
    options = dict(column.options)
    if "compression" in options:
        words += f" COMPRESSION {options['compression']}"
    if column.collation:
        words += f" COLLATE {column.collation}"
    if column.default is not None:
        words += f" DEFAULT {column.default}"
    if column.generated is not None:
        words += f" GENERATED ALWAYS AS ({column.generated.expression})"
        words += " STORED" if column.generated.stored else " VIRTUAL"
    # A partition counts with its parent: it takes that over when it is attached, and may not come with its own.
    if column.identity is not None and column.identity.start is not None:
        words += f" {_identity(column.identity)}"
    if not _is_not_null(column):
        return words
    return f"{words} NOT NULL NO INHERIT" if "not null" in options else f"{words} NOT NULL"


def _key(kind: str, key: Key) -> str:
    columns = names(key.columns)
    if key.without_overlaps:
        columns += " WITHOUT OVERLAPS"
    words = f"CONSTRAINT {name(key.name)} {kind}"
    if key.nulls_not_distinct:
        words += " NULLS NOT DISTINCT"
    words += f" ({columns})"
    if key.include:
        words += f" INCLUDE ({names(key.include)})"
    words += settings(key.options, without=_WORDS)
    if key.deferrable:
        words += " DEFERRABLE"
    return f"{words} INITIALLY DEFERRED" if key.initially_deferred else words


def _check(check: Check) -> str:
    words = f"CONSTRAINT {name(check.name)} CHECK ({check.expression})"
    if check.no_inherit:
        words += " NO INHERIT"
    if not check.enforced:
        return f"{words} NOT ENFORCED"
    return words if check.validated else f"{words} NOT VALID"


def create_index(index: Index, table: Ref, *, only: str = "") -> Iterator[str]:
    """The statement that makes an index, and those that say how its expressions are measured."""
    words = f"CREATE {'UNIQUE ' if index.unique else ''}INDEX {name(index.name)} ON {only}{ref(table)}"
    words += f" USING {index.method} ({parts(index.parts)})"
    if index.include:
        words += f" INCLUDE ({names(index.include)})"
    if index.nulls_not_distinct:
        words += " NULLS NOT DISTINCT"
    measured = {option: value for option, value in index.options if option.startswith(_STATISTICS)}
    words += settings(index.options, without=_WORDS | measured.keys())
    yield f"{words} WHERE {index.predicate}" if index.predicate else words
    for option, value in measured.items():
        change = f"ALTER INDEX {ref(Ref(schema=table.schema, name=index.name))} ALTER COLUMN"
        yield f"{change} {option.removeprefix(_STATISTICS)} SET STATISTICS {value}"


def foreign_keys(catalog: Catalog) -> Iterator[str]:
    """Foreign keys, when every table is there, so that circles close."""
    for table in catalog.tables:
        for key in table.foreign_keys:
            if not key.inherited:
                yield from alter.add_foreign_key(table.ref, key, at_once=table.kind == "partitioned table")


def afterthoughts(catalog: Catalog) -> Iterator[str]:
    """Settings that can only be made on a table that is there."""
    for table in catalog.tables:
        storage = dict(table.storage)
        if "replica identity" in storage:
            identity = storage["replica identity"]
            words = identity.upper() if identity in {"nothing", "full"} else f"USING INDEX {name(identity)}"
            yield f"ALTER TABLE {ref(table.ref)} REPLICA IDENTITY {words}"
        if "clustered on" in storage:
            yield f"ALTER TABLE {ref(table.ref)} CLUSTER ON {name(storage['clustered on'])}"
        if "of type" in storage:
            yield f"ALTER TABLE {ref(table.ref)} OF {storage['of type']}"
        for column in table.columns:
            yield from column_settings(f"TABLE ONLY {ref(table.ref)}", column)


def column_settings(owner: str, column: Column) -> Iterator[str]:
    """How a column of a table or materialised view is kept and measured."""
    change = f"ALTER {owner} ALTER COLUMN {name(column.name)}"
    for option, value in column.options:
        if option == "storage":
            yield f"{change} SET STORAGE {value.upper()}"
        elif option == "statistics":
            yield f"{change} SET STATISTICS {value}"
        elif option not in {"compression", "not null"} and not option.startswith("foreign "):
            yield f"{change} SET ({name(option)} = {text(value)})"

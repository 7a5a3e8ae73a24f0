"""What a schema says in words that every engine has, for comparing across engines."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from toolkit.model.catalog import Catalog
from toolkit.model.names import Ref
from toolkit.model.table import Column, ForeignKey, Index, IndexPart, Key, Table
from toolkit.model.types import Family, SqlType

_DEFAULT_SCHEMAS: Final = frozenset({"", "public", "main"})
# Families that one engine tells apart and another has to hold as one.
_SAME: Final = {
    Family.TIMESTAMP_TZ: Family.TIMESTAMP,
    Family.ENUM: Family.TEXT,
    Family.SET: Family.TEXT,
    Family.MONEY: Family.DECIMAL,
    Family.YEAR: Family.INTEGER,
}
_WITH_LENGTH: Final = frozenset({Family.TEXT, Family.BINARY})


def portable(catalog: Catalog) -> Catalog:
    """The part of a catalog that means the same on every engine.

    Kept: tables, columns with the family, length and precision of their type, nullability, numbering,
    primary keys, uniques, foreign keys and indexes by columns, comments. Left out: what only one engine
    has, or each spells its own way: defaults, checks, collations, storage, methods, views and programs.
    """
    return Catalog(
        dialect="any",
        server_version=catalog.server_version,
        tables=tuple(_table(table) for table in catalog.tables if table.partition_of is None),
        source=catalog.source,
        taken_at=catalog.taken_at,
    )


def _table(table: Table) -> Table:
    # MySQL makes an index behind a foreign key that has none, and gives it the key's name.
    made_by_keys = {key.name for key in table.foreign_keys}
    unique_indexes = (_as_key(index) for index in table.indexes if index.unique and not index.predicate)
    return Table(
        ref=_ref(table.ref),
        columns=tuple(_column(column) for column in table.columns),
        primary_key=_key(table.primary_key, "primary key") if table.primary_key else None,
        foreign_keys=tuple(_foreign_key(key) for key in table.foreign_keys),
        uniques=tuple(_key(key, key.name) for key in (*table.uniques, *unique_indexes) if key.columns),
        indexes=tuple(_index(index) for index in table.indexes if _is_plain(index) and index.name not in made_by_keys),
        comment=table.comment,
        size=table.size,
    )


def _ref(ref: Ref) -> Ref:
    return Ref(name=ref.name) if ref.schema in _DEFAULT_SCHEMAS else ref


def _column(column: Column) -> Column:
    return Column(
        name=column.name,
        type=_type(column.type),
        nullable=column.nullable,
        # A serial column, an identity and AUTO_INCREMENT number rows alike.
        generated=None if column.generated is None else replace(column.generated, expression="an expression"),
        comment=column.comment,
    )


def _type(kind: SqlType) -> SqlType:
    family = _SAME.get(kind.family, kind.family)
    length = kind.length if family in _WITH_LENGTH and kind.family not in _SAME else None
    precision, scale = (kind.precision, kind.scale) if family is Family.DECIMAL else (None, None)
    spelling = family.value
    if length is not None:
        spelling += f"({length})"
    elif precision is not None:
        spelling += f"({precision},{scale or 0})"
    return SqlType(spelling=spelling, family=family, length=length, precision=precision, scale=scale)


def _key(key: Key, name: str) -> Key:
    return Key(name=name, parts=_parts(key.parts))


def _as_key(index: Index) -> Key:
    return Key(name=index.name, parts=index.parts)


def _foreign_key(key: ForeignKey) -> ForeignKey:
    return ForeignKey(
        name=key.name,
        columns=key.columns,
        target=_ref(key.target),
        target_columns=key.target_columns,
        on_delete=_rule(key.on_delete),
        on_update=_rule(key.on_update),
    )


def _rule(rule: str) -> str:
    # They differ only in the moment of the check, and MySQL treats them alike.
    return "no action" if rule == "restrict" else rule


def _is_plain(index: Index) -> bool:
    """Whether an index is on columns alone, as any engine could have it; full-text ones are MySQL's."""
    on_columns = all(part.column is not None for part in index.parts)
    return on_columns and not index.unique and not index.predicate and index.method == "btree"


def _index(index: Index) -> Index:
    return Index(name=index.name, parts=_parts(index.parts))


def _parts(parts: tuple[IndexPart, ...]) -> tuple[IndexPart, ...]:
    return tuple(IndexPart(column=part.column, descending=part.descending) for part in parts)

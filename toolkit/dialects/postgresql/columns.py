"""From the rows of pg_attribute to columns, grouped by table."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Final

from toolkit.dialects.postgresql.options import oid_list, split_options
from toolkit.dialects.postgresql.rows import COLLATION, NAME, NUMBER, TABLE, ColumnRow, ColumnTypeRow
from toolkit.dialects.postgresql.types import sql_type
from toolkit.model.table import Column, Generated, Identity

if TYPE_CHECKING:
    from toolkit.dialects.session import Row, Session
    from toolkit.model.table import Options

_STORAGE: Final = {"p": "plain", "e": "external", "m": "main", "x": "extended"}
_COMPRESSION: Final = {"p": "pglz", "l": "lz4"}

Place = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class NotNulls:
    """Columns that are NOT NULL in an unusual way: old rows were not checked, or children do not inherit it."""

    unvalidated: set[Place] = field(default_factory=set)
    uninherited: set[Place] = field(default_factory=set)


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnRows:
    """The rows of the wanted tables' columns, with the names and collations that keys and indexes need."""

    rows: list[Row]
    names: dict[Place, str]
    collations: dict[Place, int]
    types: dict[Place, ColumnTypeRow]
    collation_names: dict[int, str]
    comments: dict[Place, str]


def read_column_rows(session: Session, wanted: dict[str, Any]) -> ColumnRows:
    """Read the columns of the wanted tables, and what they share."""
    rows = session.named("columns", wanted)
    types = {(row.oid, row.modifier): row for row in map(ColumnTypeRow._make, session.named("column_types", wanted))}
    return ColumnRows(
        rows=rows,
        names={(row[TABLE], row[NUMBER]): row[NAME] for row in rows},
        collations={(row[TABLE], row[NUMBER]): row[COLLATION] for row in rows if row[COLLATION]},
        types=types,
        collation_names=collation_names(
            session, {row[COLLATION] for row in rows} - {kind.collation for kind in types.values()}
        ),
        comments={(oid, number): text for oid, number, text in session.named("column_comments", wanted)},
    )


def collation_names(session: Session, oids: set[int]) -> dict[int, str]:
    """The names of collations; nothing is asked where there are none."""
    used = sorted(oids - {0})
    return dict(session.named("collations", {"oids": oid_list(used)})) if used else {}


def columns_by_table(
    read: ColumnRows, identities: dict[Place, Identity], not_nulls: NotNulls
) -> defaultdict[int, list[Column]]:
    """Make the columns of each table, in their order."""
    columns: defaultdict[int, list[Column]] = defaultdict(list)
    # A database repeats itself: the same `id` and `created_at` stand in every table, and can be one value.
    known: dict[tuple[object, ...], Column] = {}
    for row in read.rows:
        place = (row[TABLE], row[NUMBER])
        shape = (
            row[NAME:],
            identities.get(place),
            read.comments.get(place),
            place in not_nulls.unvalidated,
            place in not_nulls.uninherited,
        )
        column = known.get(shape)
        if column is None:
            _, identity, comment, not_validated, not_inherited = shape
            column = _column(ColumnRow._make(row), read, identity)
            options = (("not null", "no inherit"), *column.options) if not_inherited else column.options
            column = replace(column, not_null_validated=not not_validated, options=options, comment=comment)
            known[shape] = column
        columns[row[TABLE]].append(column)
    return columns


def _column(row: ColumnRow, read: ColumnRows, identity: Identity | None) -> Column:
    kind = read.types[row.type, row.modifier]
    generated = row.generated and row.expression
    return Column(
        name=row.name,
        type=sql_type(kind.spelling, kind.base_name, kind.kind, kind.category),
        nullable=not row.not_null,
        default=None if generated else row.expression,
        generated=Generated(expression=generated, stored=row.generated == "s") if generated else None,
        identity=_identity(row, identity),
        collation=None if row.collation == kind.collation else read.collation_names.get(row.collation),
        inherited=not row.local,
        options=_options(row, kind),
    )


def _identity(row: ColumnRow, numbering: Identity | None) -> Identity | None:
    if not row.identity:
        return None
    # The columns of a partition share their parent's sequence and have none of their own.
    numbering = numbering or Identity(kind="by default")
    return replace(numbering, kind="always") if row.identity == "a" else numbering


def _options(row: ColumnRow, kind: ColumnTypeRow) -> Options:
    pairs = split_options(row.options.split("\n")) if row.options else []
    if row.foreign_options:
        pairs.extend((f"foreign {name}", value) for name, value in split_options(row.foreign_options.split("\n")))
    if row.storage != kind.storage:
        pairs.append(("storage", _STORAGE.get(row.storage, row.storage)))
    if row.compression:
        pairs.append(("compression", _COMPRESSION.get(row.compression, row.compression)))
    if row.statistics is not None:
        pairs.append(("statistics", str(row.statistics)))
    return tuple(sorted(pairs))

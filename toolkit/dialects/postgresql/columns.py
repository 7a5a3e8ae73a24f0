"""From the rows of pg_attribute to columns, grouped by table."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any, Final

from toolkit.dialects.postgresql.options import oid_list, split_options
from toolkit.dialects.postgresql.rows import COLLATION, NAME, NUMBER, RIGHTS, TABLE, ColumnRow, ColumnTypeRow
from toolkit.dialects.postgresql.types import sql_type
from toolkit.model.catalog import Grant
from toolkit.model.table import Column, Generated, Identity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.dialects.session import Row, Session
    from toolkit.model.names import Ref
    from toolkit.model.table import Options

_STORAGE: Final = {"p": "plain", "e": "external", "m": "main", "x": "extended"}
_COMPRESSION: Final = {"p": "pglz", "l": "lz4"}

_TYPE: Final = ColumnRow._fields.index("type")
_MODIFIER: Final = ColumnRow._fields.index("modifier")

Place = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class NotNulls:
    """Columns that are NOT NULL in an unusual way: old rows were not checked, or children do not inherit it."""

    unvalidated: set[Place] = field(default_factory=set)
    uninherited: set[Place] = field(default_factory=set)


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnRows:
    """The rows of the wanted tables' columns, by table and number, and what they share."""

    by_table: dict[int, dict[int, Row]]
    types: dict[Place, ColumnTypeRow]
    collation_names: dict[int, str]
    comments: dict[Place, str]

    def grants(self, refs: dict[int, Ref]) -> Iterator[Grant]:
        """The rights that somebody has on a column alone."""
        for table, rows in self.by_table.items():
            for row in rows.values():
                for line in row[RIGHTS].split("\n") if row[RIGHTS] else ():
                    privilege, grantable, grantee = line.split("\t", 2)
                    yield Grant(
                        kind="column",
                        subject=f"{refs[table].schema}.{refs[table].name}.{row[NAME]}",
                        grantee=grantee,
                        privilege=privilege.lower(),
                        grantable=grantable == "t",
                    )


def read_column_rows(session: Session, wanted: dict[str, Any]) -> ColumnRows:
    """Read the columns of the wanted tables, and what they share."""
    rows = session.named("columns", wanted)
    types = _types(session, {(row[_TYPE], row[_MODIFIER]) for row in rows})
    return ColumnRows(
        by_table={table: {row[NUMBER]: row for row in group} for table, group in groupby(rows, key=itemgetter(TABLE))},
        types=types,
        collation_names=collation_names(
            session, {row[COLLATION] for row in rows} - {kind.collation for kind in types.values()}
        ),
        comments={(oid, number): text for oid, number, text in session.named("column_comments", wanted)},
    )


def _types(session: Session, used: set[Place]) -> dict[Place, ColumnTypeRow]:
    oids, modifiers = zip(*sorted(used), strict=True) if used else ((), ())
    rows = session.named("column_types", {"oids": oid_list(oids), "modifiers": oid_list(modifiers)})
    return {(row.oid, row.modifier): row for row in map(ColumnTypeRow._make, rows)}


def collation_names(session: Session, oids: set[int]) -> dict[int, str]:
    """The names of collations; nothing is asked where there are none."""
    used = sorted(oids - {0})
    return dict(session.named("collations", {"oids": oid_list(used)})) if used else {}


def columns_by_table(
    read: ColumnRows, identities: dict[Place, Identity], not_nulls: NotNulls
) -> defaultdict[int, list[Column]]:
    """Make the columns of each table, in their order."""
    columns: defaultdict[int, list[Column]] = defaultdict(list)
    # A database repeats itself: the same `created_at` stands in every table, and can be one value.
    known: dict[Row, Column] = {}
    remarkable = {*identities, *read.comments, *not_nulls.unvalidated, *not_nulls.uninherited}
    for table, rows in read.by_table.items():
        of_table = columns[table]
        for number, row in rows.items():
            place = (table, number)
            if place in remarkable:
                of_table.append(_remarkable(ColumnRow._make(row), read, identities, not_nulls))
                continue
            shape = row[NAME:]
            column = known.get(shape)
            if column is None:
                column = known[shape] = _column(ColumnRow._make(row), read, None)
            of_table.append(column)
    return columns


def _remarkable(row: ColumnRow, read: ColumnRows, identities: dict[Place, Identity], not_nulls: NotNulls) -> Column:
    place = (row.table, row.number)
    column = _column(row, read, identities.get(place))
    return replace(
        column,
        not_null_validated=place not in not_nulls.unvalidated,
        options=(("not null", "no inherit"), *column.options) if place in not_nulls.uninherited else column.options,
        comment=read.comments.get(place),
    )


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

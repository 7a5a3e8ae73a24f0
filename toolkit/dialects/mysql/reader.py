"""Read a whole MySQL or MariaDB database in a fixed number of queries, however many tables it has."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING, Any, Final

from toolkit.dialects.mysql import objects, programs
from toolkit.dialects.mysql.columns import columns_by_table, mariadb_default, mysql_default
from toolkit.dialects.mysql.expressions import lost_bytes, mended
from toolkit.dialects.mysql.keys import read_checks, read_foreign_keys, read_indexes
from toolkit.dialects.mysql.names import Names
from toolkit.dialects.mysql.particulars import Particulars, read_particulars
from toolkit.dialects.mysql.rights import unseen
from toolkit.dialects.mysql.rows import ColumnRow, PartitionRow, TableRow
from toolkit.dialects.mysql.views import read_views
from toolkit.dialects.scope import in_scope
from toolkit.model.catalog import Catalog, Unread
from toolkit.model.table import Partition, Partitioning, Size, Table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.dialects.mysql.keys import Checks
    from toolkit.dialects.session import Scope, Session
    from toolkit.model.table import Index, Options

Place = tuple[str, str]

_KINDS: Final = {"BASE TABLE": "table", "SYSTEM VERSIONED": "system versioned table"}
_DEFAULTS: Final = {"mysql": mysql_default, "mariadb": mariadb_default}


def read(session: Session, scope: Scope) -> Catalog:
    """Read everything in scope. With table globs, what belongs to no table is left out."""
    names = Names(session)
    schemas = {"schemas": scope.schemas or (session.database,)}
    reading = objects.Reading(session=session, names=names, schemas=schemas, unread=[])
    rows = [
        row for row in map(TableRow._make, session.named("tables", schemas)) if in_scope(scope, row.schema, row.name)
    ]
    wanted = {(row.schema, row.name) for row in rows}
    checks = read_checks(session, schemas)
    indexes = read_indexes(session, schemas)
    foreign_keys = read_foreign_keys(session, schemas, names)
    column_rows = [row for row in map(ColumnRow._make, session.named("columns", schemas)) if row[:2] in wanted]
    if session.dialect == "mariadb":
        reading.unread.extend(_unreadable_defaults(column_rows, names))
        reading.unread.extend(_unreadable_expressions(column_rows, checks, names))
    else:
        column_rows = [_mended(row) for row in column_rows]
    split = _partition_rows(session, schemas, rows)
    particulars = read_particulars(session, rows, column_rows, indexes, split)
    partitionings = _partitionings(split, particulars)
    columns = columns_by_table(
        (_with_default(row, names, particulars) for row in column_rows),
        {(row.schema, row.name): row.collation for row in rows},
        checks.json_columns,
        _DEFAULTS[session.dialect],
    )
    tables = []
    for row in rows:
        if row.type not in _KINDS:
            continue
        place = (row.schema, row.name)
        tables.append(
            Table(
                ref=names.ref(*place),
                kind=_KINDS[row.type],
                columns=tuple(columns[place]),
                primary_key=indexes.primary_keys.get(place),
                foreign_keys=tuple(foreign_keys[place]),
                uniques=tuple(indexes.uniques[place]),
                checks=tuple(checks.by_table[place]),
                indexes=tuple(_with_parser(index, place, particulars) for index in indexes.plain[place]),
                partitioning=partitionings.get(place),
                charset=row.collation.partition("_")[0] if row.collation else None,
                collation=row.collation,
                storage=(*_storage(row), *particulars.storage.get(place, ())),
                comment=row.comment or None,
                size=Size(
                    rows=row.row_estimate,
                    table_bytes=row.data_bytes,
                    index_bytes=row.index_bytes,
                    free_bytes=row.free_bytes,
                    next_number=row.next_number,
                ),
            )
        )
    refs = {names.ref(*place) for place in wanted}
    whole = not scope.tables
    reading.unread.extend(
        unseen(session, schemas["schemas"], [row[:2] for row in rows if row.type in _KINDS], whole=whole)
    )
    (charset, collation), *_ = session.named("database", {"database": session.database})
    return Catalog(
        dialect=session.dialect,
        server_version=session.server_version,
        source=session.source,
        taken_at=session.opened_at,
        charset=charset,
        collation=collation,
        tables=tuple(tables),
        views=tuple(view for view in read_views(reading, columns) if view.ref in refs),
        routines=programs.read_routines(reading) if whole else (),
        triggers=programs.read_triggers(reading, wanted),
        events=programs.read_events(reading) if whole else (),
        sequences=objects.read_sequences(reading, rows, column_rows),
        grants=objects.read_grants(reading) if whole else (),
        unread=tuple(reading.unread),
    )


def _with_default(row: ColumnRow, names: Names, particulars: Particulars) -> ColumnRow:
    default = particulars.defaults.get((row.schema, row.table, row.name)) if particulars.defaults else None
    if default is None and row.default and row.default.startswith("nextval("):
        default = names.relative(row.default)
    return row if default is None else row._replace(default=default)


def _unreadable_defaults(rows: list[ColumnRow], names: Names) -> Iterator[Unread]:
    # Newer servers print bytes in hexadecimal; older ones as text, with a mark for what is none.
    for row in rows:
        default = row.default or ""
        if "binary" in row.data_type and default.startswith("'") and ("?" in default or not default.isprintable()):
            name = f"{names.ref(row.schema, row.table)}.{row.name}"
            yield Unread(kind="default", name=name, reason="this server prints bytes that are no text as '?'")


def _unreadable_expressions(rows: list[ColumnRow], checks: Checks, names: Names) -> Iterator[Unread]:
    reason = "this server prints bytes of a text in another charset as their numbers"
    for row in rows:
        # A default that is a text alone is printed as it is.
        default = row.default if row.default and not row.default.startswith("'") else ""
        if lost_bytes(row.expression or default):
            yield Unread(kind="expression", name=f"{names.ref(row.schema, row.table)}.{row.name}", reason=reason)
    for place, found in checks.by_table.items():
        for check in found:
            if lost_bytes(check.expression):
                yield Unread(kind="check", name=f"{names.ref(*place)}.{check.name}", reason=reason)


def _mended(row: ColumnRow) -> ColumnRow:
    if row.expression and not row.expression.isascii():
        row = row._replace(expression=mended(row.expression))
    if row.default and not row.default.isascii() and "DEFAULT_GENERATED" in row.extra:
        row = row._replace(default=mended(row.default))
    return row


def _with_parser(index: Index, place: Place, particulars: Particulars) -> Index:
    parser = particulars.parsers.get((*place, index.name)) if particulars.parsers else None
    return index if parser is None else replace(index, options=(("parser", parser),))


def _storage(row: TableRow) -> Options:
    pairs = [("engine", row.engine or "unknown")]
    if row.row_format:
        pairs.append(("row_format", row.row_format.lower()))
    for option in (row.options or "").split():
        name, _, value = option.partition("=")
        if name not in {"partitioned", "row_format"}:
            pairs.append((name.strip("`"), value.replace('"', "'") or "true"))
    return tuple(pairs)


def _partition_rows(session: Session, schemas: dict[str, Any], rows: list[TableRow]) -> list[PartitionRow]:
    tables = tuple(row.name for row in rows if "partitioned" in (row.options or ""))
    return sorted(
        map(PartitionRow._make, session.named("partitions", {**schemas, "tables": tables or ("",)})),
        key=lambda row: (row.schema, row.table, row.place, row.subplace or 0),
    )


def _partitionings(found: list[PartitionRow], particulars: Particulars) -> dict[Place, Partitioning]:
    partitionings = {}
    for place, group in groupby(found, key=lambda row: (row.schema, row.table)):
        members = list(group)
        first = members[0]
        subpartitions: defaultdict[str, list[str]] = defaultdict(list)
        for member in members:
            if member.subpartition:
                subpartitions[member.name].append(member.subpartition)
        partitionings[place] = Partitioning(
            method=first.method.lower(),
            key=particulars.time_partitions.get(place, first.expression or ""),
            subpartition_method=first.submethod.lower() if first.submethod else None,
            subpartition_key=first.subexpression,
            partitions=tuple(
                Partition(
                    name=name,
                    bound=_bound((*place, name), bound, particulars),
                    subpartitions=tuple(subpartitions[name]),
                    comment=comment or None,
                )
                for name, bound, comment in dict.fromkeys(
                    (member.name, member.bound, member.comment) for member in members
                )
            ),
        )
    return partitionings


def _bound(where: tuple[str, str, str], bound: str | None, particulars: Particulars) -> str | None:
    if where in particulars.default_partitions:
        return "DEFAULT"
    # A partition of versions ends when the server gets to it, which is no property of the schema.
    timed = where[:2] in particulars.time_partitions
    return bound if not timed else "CURRENT" if bound == "CURRENT" else "HISTORY"

"""What a MySQL database holds beside tables, views and programs: sequences, grants."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from toolkit.dialects.quoting import quote_ref
from toolkit.errors import MissingRights
from toolkit.model.catalog import Grant, Sequence, Unread
from toolkit.model.names import Ref

if TYPE_CHECKING:
    from collections.abc import Iterable

    from toolkit.dialects.mysql.names import Names
    from toolkit.dialects.mysql.rows import ColumnRow, TableRow
    from toolkit.dialects.session import Session

Place = tuple[str, str]

_WIDTH: Final = re.compile(r"\(\d+\)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One reading in progress: the session, the names it writes, the scope, and what it could not read."""

    session: Session
    names: Names
    schemas: dict[str, Any]
    unread: list[Unread]


def read_sequences(reading: Reading, rows: Iterable[TableRow], columns: Iterable[ColumnRow]) -> tuple[Sequence, ...]:
    """MariaDB's sequences, each of which is a table with one row, in an engine; its columns have its type."""
    engines = {(row.schema, row.name): row.engine or "unknown" for row in rows if row.type == "SEQUENCE"}
    if not engines:
        return ()
    types = {(row.schema, row.table): _WIDTH.sub("", row.type) for row in columns if row.name == "minimum_value"}
    places = list(engines)
    parts = [
        f"SELECT {index}, start_value, increment, minimum_value, maximum_value, cache_size, cycle_option,"
        f" next_not_cached_value FROM {quote_ref(Ref(schema=schema, name=name), 'mysql')}"
        for index, (schema, name) in enumerate(places)
    ]
    sequences = []
    for index, *numbers in reading.session.rows(" UNION ALL ".join(parts)):
        place = places[index]
        # Together, those of several types come back as decimals.
        start, increment, minimum, maximum, cache, cycle, following = map(int, numbers)
        sequences.append(
            Sequence(
                ref=reading.names.ref(*place),
                type=types.get(place, "bigint"),
                start=start,
                increment=increment,
                minimum=minimum,
                maximum=maximum,
                cache=cache,
                cycle=bool(cycle),
                options=(("engine", engines[place]),),
                last_value=following,
            )
        )
    return tuple(sequences)


def read_grants(reading: Reading) -> tuple[Grant, ...]:
    """Rights on the database, its tables, columns and routines; those on everything are the server's."""
    names = reading.names
    grants = []
    for kind, schema, table, column, grantee, privilege, grantable in reading.session.named("grants", reading.schemas):
        parts = (names.schema(schema), table, column)
        grants.append(
            Grant(
                kind=kind,
                subject=".".join(part for part in parts if part),
                grantee=grantee,
                privilege=privilege.lower(),
                grantable=grantable == "YES",
            )
        )
    return (*grants, *_routine_grants(reading))


def _routine_grants(reading: Reading) -> list[Grant]:
    try:
        rows = reading.session.named("routine_grants", reading.schemas)
    except MissingRights:
        reason = "the user may not read them; GRANT SELECT ON mysql.* TO it"
        reading.unread.extend(Unread(kind="grants", name=name, reason=reason) for name in ("on routines", "of others"))
        return []
    return [
        Grant(
            kind=kind.lower(),
            subject=str(reading.names.ref(schema, name)),
            grantee=grantee,
            privilege=privilege.strip().lower(),
        )
        for schema, name, kind, grantee, privileges in rows
        for privilege in str(privileges).split(",")
        if privilege
    ]

"""What a MySQL database holds beside tables and programs: views, sequences, grants."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from pymysql.constants import ER

from toolkit.dialects.quoting import quote_ref
from toolkit.errors import MissingRights, ToolkitError
from toolkit.model.catalog import Grant, Sequence, Unread, View
from toolkit.model.names import Ref

if TYPE_CHECKING:
    from collections import defaultdict
    from collections.abc import Iterable

    from toolkit.dialects.mysql.names import Names
    from toolkit.dialects.mysql.rows import ColumnRow, TableRow
    from toolkit.dialects.session import Session
    from toolkit.model.table import Column

Place = tuple[str, str]

_ALGORITHM: Final = re.compile(r"^CREATE ALGORITHM=(\w+)")
_WIDTH: Final = re.compile(r"\(\d+\)")
_INVALID: Final = "a table, column or function that it names is gone, or its definer may not use it"
_NO_QUERY: Final = "the user may not see its query; GRANT SHOW VIEW ON it TO the user"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One reading in progress: the session, the names it writes, the scope, and what it could not read."""

    session: Session
    names: Names
    schemas: dict[str, Any]
    unread: list[Unread]


def _note_unread(reading: Reading) -> frozenset[Place]:
    """Put what has no place in the model on the list of unread things; return where each is."""
    rows = reading.session.named("unread", reading.schemas)
    for kind, schema, name in rows:
        subject = str(reading.names.ref(schema, name))
        reading.unread.append(Unread(kind=kind, name=subject, reason="the toolkit does not read this kind yet"))
    return frozenset((schema, name) for _, schema, name in rows)


def read_views(reading: Reading, columns: defaultdict[Place, list[Column]]) -> tuple[View, ...]:
    """Views, with the columns the server gives them."""
    others = _note_unread(reading)
    views = []
    for schema, name, definition, check, security, definer, algorithm in reading.session.named(
        "views", reading.schemas
    ):
        if (schema, name) in others:
            continue
        ref = reading.names.ref(schema, name)
        if not definition:
            reading.unread.append(Unread(kind="view", name=str(ref), reason=_NO_QUERY))
        broken = bool(definition) and not columns[schema, name]
        if broken:
            reason = f"the server cannot resolve it: {_why_broken(reading.session, schema, name)}"
            reading.unread.append(Unread(kind="view", name=str(ref), reason=reason))
        chosen = algorithm or (_algorithm(reading.session, schema, name, broken=broken) if definition else None)
        views.append(
            View(
                ref=ref,
                definition=reading.names.relative(definition or ""),
                columns=tuple(columns[schema, name]),
                check_option=None if check == "NONE" else check.lower(),
                security=security.lower(),
                options=(("algorithm", chosen.lower()),) if chosen else (),
                owner=definer,
            )
        )
    return tuple(views)


def _why_broken(session: Session, schema: str, name: str) -> str:
    """What the server says to somebody who uses a view; no row is read."""
    try:
        with session.asking_for_rows():
            session.rows(f"SELECT * FROM {quote_ref(Ref(schema=schema, name=name), 'mysql')} LIMIT 0")
    except ToolkitError as problem:
        error = problem.__cause__
        if error is None or len(error.args) < 2:
            return problem.message.rstrip(".")
        return _INVALID if error.args[0] == ER.VIEW_INVALID else str(error.args[1]).rstrip(".")
    return "it tells no column of it"


def _algorithm(session: Session, schema: str, name: str, *, broken: bool) -> str | None:
    """How MySQL runs a view, which only its statement says; of some that are broken it shows none."""
    try:
        shown = session.rows(f"SHOW CREATE VIEW {quote_ref(Ref(schema=schema, name=name), 'mysql')}")
    except ToolkitError:
        if broken:
            return None
        raise
    found = _ALGORITHM.search(shown[0][1])
    return found[1] if found else None


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

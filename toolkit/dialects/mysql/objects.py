"""What a MySQL database holds beside tables: views, routines, triggers, events, sequences, grants."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from pymysql.constants import ER

from toolkit.dialects.mysql.rights import SEE_ROUTINES
from toolkit.dialects.mysql.rows import EventRow, RoutineRow
from toolkit.dialects.quoting import quote_ref
from toolkit.errors import MissingRights, ToolkitError
from toolkit.model.catalog import Event, Grant, Routine, Sequence, Trigger, Unread, View
from toolkit.model.names import Ref

if TYPE_CHECKING:
    from toolkit.dialects.mysql.names import Names
    from toolkit.dialects.session import Session
    from toolkit.model.table import Column

Place = tuple[str, str]

_ALGORITHM: Final = re.compile(r"^CREATE ALGORITHM=(\w+)")
_INVALID: Final = "a table, column or function that it names is gone, or its definer may not use it"
_NO_BODY: Final = "its definer alone may see its text, or whom it was told to; GRANT {right} TO the user"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One reading in progress: the session, the names it writes, the scope, and what it could not read."""

    session: Session
    names: Names
    schemas: dict[str, Any]
    unread: list[Unread]

    def body(self, kind: str, subject: str, text: str | None) -> str:
        """A stored program's text; one that is withheld goes on the list of unread things."""
        if text:
            return self.names.relative(text)
        right = "SHOW VIEW ON it" if kind == "view" else SEE_ROUTINES[self.session.dialect]
        self.unread.append(Unread(kind=kind, name=subject, reason=_NO_BODY.format(right=right)))
        return ""


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
        broken = bool(definition) and not columns[schema, name]
        if broken:
            reason = f"the server cannot resolve it: {_why_broken(reading.session, schema, name)}"
            reading.unread.append(Unread(kind="view", name=str(ref), reason=reason))
        chosen = algorithm or (_algorithm(reading.session, schema, name, broken=broken) if definition else None)
        views.append(
            View(
                ref=ref,
                definition=reading.body("view", str(ref), definition),
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


def read_routines(reading: Reading) -> tuple[Routine, ...]:
    """Functions and procedures with their parameters."""
    parameters: defaultdict[tuple[str, str, str], list[tuple[int, str]]] = defaultdict(list)
    for schema, name, kind, place, mode, parameter, kind_of_value in reading.session.named(
        "parameters", reading.schemas
    ):
        text = f"{parameter} {kind_of_value}" if kind == "FUNCTION" else f"{mode} {parameter} {kind_of_value}"
        parameters[schema, name, kind].append((place, text))
    routines = []
    for row in map(RoutineRow._make, reading.session.named("routines", reading.schemas)):
        ref = reading.names.ref(row.schema, row.name)
        kind = row.type.lower()
        routines.append(
            Routine(
                ref=ref,
                kind=kind,
                arguments=", ".join(text for _, text in sorted(parameters[row.schema, row.name, row.type])),
                returns=row.returns or None,
                language="sql",
                definition=reading.body(kind, str(ref), row.body),
                security_definer=row.security == "DEFINER",
                options=(
                    ("data access", row.access.lower()),
                    ("deterministic", row.deterministic.lower()),
                    ("sql_mode", row.mode),
                ),
                comment=row.comment or None,
                owner=row.definer,
            )
        )
    return tuple(routines)


def read_triggers(reading: Reading) -> tuple[Trigger, ...]:
    """Triggers, with their order among those of the same table and moment."""
    names = reading.names
    return tuple(
        Trigger(
            name=name,
            table=names.ref(table_schema, table),
            timing=timing.lower(),
            events=tuple(event.strip().lower() for event in event_list.split(",")),
            definition=names.relative(statement),
            position=order,
            options=(("sql_mode", mode),),
        )
        for _, name, table_schema, table, event_list, timing, order, statement, mode in reading.session.named(
            "triggers", reading.schemas
        )
    )


def read_events(reading: Reading) -> tuple[Event, ...]:
    """Scheduled events."""
    events = []
    for row in map(EventRow._make, reading.session.named("events", reading.schemas)):
        ref = reading.names.ref(row.schema, row.name)
        events.append(
            Event(
                ref=ref,
                schedule=_schedule(row),
                definition=reading.body("event", str(ref), row.body),
                enabled=row.status.lower(),
                options=(
                    ("on completion", row.completion.lower()),
                    ("sql_mode", row.mode),
                    ("time zone", row.zone),
                ),
                comment=row.comment or None,
            )
        )
    return tuple(events)


def _schedule(row: EventRow) -> str:
    if row.type == "ONE TIME":
        return f"at {row.at}"
    text = f"every {row.every} {(row.unit or '').lower()}"
    if row.starts is not None:
        text += f" starts {row.starts}"
    return f"{text} ends {row.ends}" if row.ends is not None else text


def read_sequences(reading: Reading, engines: dict[Place, str | None]) -> tuple[Sequence, ...]:
    """MariaDB's sequences, each of which is a table with one row, in an engine."""
    if not engines:
        return ()
    places = list(engines)
    parts = [
        f"SELECT {index}, start_value, increment, minimum_value, maximum_value, cache_size, cycle_option,"
        f" next_not_cached_value FROM {quote_ref(Ref(schema=schema, name=name), 'mysql')}"
        for index, (schema, name) in enumerate(places)
    ]
    return tuple(
        Sequence(
            ref=reading.names.ref(*places[index]),
            type="bigint",
            start=start,
            increment=increment,
            minimum=minimum,
            maximum=maximum,
            cache=cache,
            cycle=bool(cycle),
            options=(("engine", engines[places[index]] or "unknown"),),
            last_value=following,
        )
        for index, start, increment, minimum, maximum, cache, cycle, following in reading.session.rows(
            " UNION ALL ".join(parts)
        )
    )


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

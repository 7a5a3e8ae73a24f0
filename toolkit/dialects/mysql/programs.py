"""Stored programs of a MySQL database: routines, triggers, events."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Final

from toolkit.dialects.mysql.rights import SEE_ROUTINES
from toolkit.dialects.mysql.rows import EventRow, ParameterRow, RoutineRow, TriggerRow
from toolkit.dialects.mysql.tokens import pieces
from toolkit.dialects.mysql.written import may_differ, written
from toolkit.dialects.quoting import quote_name
from toolkit.errors import ToolkitError
from toolkit.model.catalog import Event, Routine, Trigger, Unread

if TYPE_CHECKING:
    from toolkit.dialects.mysql.names import Names
    from toolkit.dialects.mysql.objects import Reading
    from toolkit.dialects.mysql.written import Written

Place = tuple[str, str]

_NO_BODY: Final = "the user may not see its body; GRANT {right} TO it"
_AGGREGATE: Final = re.compile(r"\bAGGREGATE\s+FUNCTION\b", re.IGNORECASE)
# Only an aggregate may, and has to, say this.
_FETCHES_GROUP: Final = re.compile(r"\bFETCH\s+GROUP\s+NEXT\s+ROW\b", re.IGNORECASE)
_DEFAULT: Final = re.compile(r"\bDEFAULT\b|:=", re.IGNORECASE)
_DEFAULTS_SINCE: Final = (11, 8)
# The type of a column, or of a row.
_ANCHORED: Final = re.compile(r"(?P<row>ROW )?TYPE OF (?P<anchor>.*)", re.DOTALL)


def read_routines(reading: Reading) -> tuple[Routine, ...]:
    """Functions, procedures and packages with their parameters."""
    parameters: defaultdict[tuple[str, str, str], list[ParameterRow]] = defaultdict(list)
    for parameter in map(ParameterRow._make, reading.session.named("parameters", reading.schemas)):
        parameters[parameter.schema, parameter.routine, parameter.routine_type].append(parameter)
    routines = []
    for row in map(RoutineRow._make, reading.session.named("routines", reading.schemas)):
        ref = reading.names.ref(row.schema, row.name)
        kind = row.type.lower()
        ordered = sorted(parameters[row.schema, row.name, row.type], key=lambda each: each.place)
        text = _Text(reading, kind, (row.schema, row.name), row.body, row.mode)
        defaulted = reading.session.dialect == "mariadb" and reading.session.version >= _DEFAULTS_SINCE and ordered
        aggregate = bool(row.body and _FETCHES_GROUP.search(row.body))
        if defaulted or aggregate:
            text.ask()
        if defaulted and text.written and _has_defaults(text.written.head, row.mode):
            reason = "the toolkit does not read the defaults of parameters yet"
            reading.unread.append(Unread(kind=f"defaults of {kind}", name=str(ref), reason=reason))
        routines.append(
            Routine(
                ref=ref,
                kind=kind,
                arguments=", ".join(_parameter(each, row, reading.names) for each in ordered),
                returns=_typed(row, row.mode, reading.names) or None,
                language="sql",
                definition=text.told(),
                security_definer=row.security == "DEFINER",
                options=(
                    ("data access", row.access.lower()),
                    ("deterministic", row.deterministic.lower()),
                    ("sql_mode", row.mode),
                    *((("aggregate", "yes"),) if text.written and _is_aggregate(text.written.head, row.mode) else ()),
                ),
                comment=row.comment or None,
                owner=row.definer,
            )
        )
    return tuple(routines)


def _parameter(row: ParameterRow, routine: RoutineRow, names: Names) -> str:
    """A parameter as it stands in a statement, in the grammar of the routine's mode."""
    name, typed = quote_name(row.name, "mysql"), _typed(row, routine.mode, names)
    if routine.type == "FUNCTION" and row.mode == "IN":
        return f"{name} {typed}"
    if "ORACLE" in routine.mode:
        return f"{name} {row.mode.replace('INOUT', 'IN OUT')} {typed}"
    return f"{row.mode} {name} {typed}"


def _typed(row: ParameterRow | RoutineRow, mode: str, names: Names) -> str:
    """A type with its charset: one that is not told is that of the database in which the routine is made."""
    spelled = row.returns or "" if isinstance(row, RoutineRow) else row.type
    anchored = _ANCHORED.fullmatch(names.relative(spelled))
    if anchored is not None:
        anchor = anchored["anchor"]
        return f"{anchor}%{'ROW' if anchored['row'] else ''}TYPE" if "ORACLE" in mode else anchored[0]
    return f"{spelled} CHARACTER SET {row.charset} COLLATE {row.collation}" if row.charset else spelled


def _is_aggregate(head: str, mode: str) -> bool:
    return _has_words(_AGGREGATE, head, mode)


def _has_defaults(head: str, mode: str) -> bool:
    return _has_words(_DEFAULT, head, mode)


def _has_words(pattern: re.Pattern[str], head: str, mode: str) -> bool:
    bare = pieces(mode).sub(lambda found: found[0] if found["word"] or found["mark"] else " ", head)
    return pattern.search(bare) is not None


class _Text:
    """A program's text as information_schema tells it, or as it was written where the two may differ."""

    def __init__(self, reading: Reading, kind: str, place: Place, text: str | None, mode: str) -> None:
        self._reading, self._kind, self._place, self._text, self._mode = reading, kind, place, text, mode
        self.written: Written | None = None
        self._problem: str | None = None
        if text is None:
            self._problem = _NO_BODY.format(right=SEE_ROUTINES[reading.session.dialect])
        elif may_differ(text):
            self.ask()

    def ask(self) -> None:
        """Have the server show the whole statement."""
        if self.written or self._problem:
            return
        session = self._reading.session
        try:
            self.written = written(session, self._kind, self._place, self._mode)
        except ToolkitError as problem:
            session.ensure_whole()
            self._problem = f"the server does not show how it was written: {problem.message.rstrip('.')}"
        except ValueError:
            self._problem = "the statement that the server shows is in no form that the toolkit knows"
        else:
            if self.written is None:
                self._problem = _NO_BODY.format(right=SEE_ROUTINES[session.dialect])

    def told(self) -> str:
        """The text; one that is withheld, or is not surely what was written, goes on the list of unread things."""
        names = self._reading.names
        if self._problem:
            subject = str(names.ref(*self._place))
            self._reading.unread.append(Unread(kind=self._kind, name=subject, reason=self._problem))
        return names.relative(self.written.body if self.written else self._text or "", self._mode)


def read_triggers(reading: Reading, wanted: set[Place]) -> tuple[Trigger, ...]:
    """Triggers of the tables that are wanted, with their order among those of the same table and moment."""
    return tuple(
        Trigger(
            name=row.name,
            table=reading.names.ref(row.table_schema, row.table),
            timing=row.timing.lower(),
            events=tuple(event.strip().lower() for event in row.events.split(",")),
            definition=_Text(reading, "trigger", (row.schema, row.name), row.body, row.mode).told(),
            position=row.place,
            options=(("sql_mode", row.mode),),
        )
        for row in map(TriggerRow._make, reading.session.named("triggers", reading.schemas))
        if (row.table_schema, row.table) in wanted
    )


def read_events(reading: Reading) -> tuple[Event, ...]:
    """Scheduled events."""
    return tuple(
        Event(
            ref=reading.names.ref(row.schema, row.name),
            schedule=_schedule(row),
            definition=_Text(reading, "event", (row.schema, row.name), row.body, row.mode).told(),
            enabled=row.status.lower(),
            options=(
                ("on completion", row.completion.lower()),
                ("sql_mode", row.mode),
                ("time zone", row.zone),
            ),
            comment=row.comment or None,
        )
        for row in map(EventRow._make, reading.session.named("events", reading.schemas))
    )


def _schedule(row: EventRow) -> str:
    if row.type == "ONE TIME":
        return f"at {row.at}"
    text = f"every {row.every} {(row.unit or '').lower()}"
    if row.starts is not None:
        text += f" starts {row.starts}"
    return f"{text} ends {row.ends}" if row.ends is not None else text

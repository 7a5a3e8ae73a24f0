"""Functions, procedures, aggregates, triggers and event triggers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from toolkit.dialects.postgresql.ddl.order import Piece, count_arguments
from toolkit.dialects.postgresql.ddl.words import name, ref, text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.model.catalog import Catalog, Routine

# More than any call has.
_MOST_ARGUMENTS: Final = 10_000
_STATES: Final = {"disabled": "DISABLE", "replica": "ENABLE REPLICA", "always": "ENABLE ALWAYS"}
_SCHEDULE: Final = re.compile(r"^on (?P<event>\w+)(?: when tag in (?P<tags>.*))?$")


def routines(catalog: Catalog) -> Iterator[Piece]:
    """Functions and procedures, then aggregates."""
    for routine in sorted(catalog.routines, key=lambda routine: routine.kind == "aggregate"):
        yield Piece((_routine(routine),), routine.ref, _takes(routine))


def _takes(routine: Routine) -> range:
    if routine.kind == "aggregate" or "VARIADIC " in routine.arguments:
        return range(_MOST_ARGUMENTS + 1)
    most = count_arguments(f"{routine.arguments})")
    return range(most - min(most, routine.definition.count(" DEFAULT ")), most + 1)


def _routine(routine: Routine) -> str:
    if routine.kind == "aggregate":
        # An aggregate of any row has no arguments, which is written as a star.
        return f"CREATE AGGREGATE {ref(routine.ref)} ({routine.arguments or '*'}) ({routine.definition})"
    return routine.definition.rstrip().rstrip(";")


def triggers(catalog: Catalog) -> Iterator[str]:
    """Triggers as the server prints them, switched off where they are."""
    parents = {table.ref: table.partition_of.parent for table in catalog.tables if table.partition_of}
    places = {(trigger.table, trigger.name) for trigger in catalog.triggers}
    for trigger in catalog.triggers:
        # A partition has the trigger of its parent by then.
        if (parents.get(trigger.table), trigger.name) not in places:
            yield trigger.definition
        if trigger.enabled in _STATES or trigger.table in parents:
            state = _STATES.get(trigger.enabled, "ENABLE")
            yield f"ALTER TABLE {ref(trigger.table)} {state} TRIGGER {name(trigger.name)}"


def event_triggers(catalog: Catalog) -> Iterator[str]:
    """Event triggers, last of all: they would fire at every statement before."""
    for event in catalog.events:
        found = _SCHEDULE.match(event.schedule)
        if found is None:
            continue
        words = f"CREATE EVENT TRIGGER {name(event.ref.name)} ON {found['event']}"
        if found["tags"]:
            words += f" WHEN TAG IN ({', '.join(map(text, found['tags'].split(', ')))})"
        yield f"{words} EXECUTE FUNCTION {event.definition}"
        if event.enabled in _STATES:
            yield f"ALTER EVENT TRIGGER {name(event.ref.name)} {_STATES[event.enabled]}"
        if event.comment is not None:
            yield f"COMMENT ON EVENT TRIGGER {name(event.ref.name)} IS {text(event.comment)}"

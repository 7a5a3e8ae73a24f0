"""Functions, procedures, aggregates, triggers and event triggers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from toolkit.dialects.postgresql.ddl.words import name, ref, text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.model.catalog import Catalog, Routine

_STATES: Final = {"disabled": "DISABLE", "replica": "ENABLE REPLICA", "always": "ENABLE ALWAYS"}
_SCHEDULE: Final = re.compile(r"^on (?P<event>\w+)(?: when tag in (?P<tags>.*))?$")
# The clauses of an aggregate, as the catalog lists them; a dash is a clause that is not there.
_AGGREGATE: Final = re.compile(
    r"^SFUNC (?P<sfunc>\S+) STYPE (?P<stype>.+?) FINALFUNC (?P<final>\S+) COMBINEFUNC (?P<combine>\S+)"
    r" SORTOP (?P<sort>\S+) KIND (?P<kind>\w) MSFUNC (?P<moving>\S+) INITCOND (?P<init>.*)$",
    re.DOTALL,
)


def before_and_after_tables(catalog: Catalog) -> tuple[list[str], list[str]]:
    """Routines that tables may call, and those that take or give rows of a table."""
    tables = {str(table.ref) for table in catalog.tables} | {str(view.ref) for view in catalog.views}
    early: list[str] = []
    late: list[str] = []
    for routine in sorted(catalog.routines, key=lambda routine: routine.kind == "aggregate"):
        head = f"{routine.arguments} {routine.returns}"
        # A body in standard SQL is bound to its tables when the function is made.
        needs_tables = any(table in head for table in tables) or "BEGIN ATOMIC" in routine.definition
        (late if needs_tables else early).append(_routine(routine))
    return early, late


def _routine(routine: Routine) -> str:
    if routine.kind != "aggregate":
        return routine.definition.rstrip().rstrip(";")
    clauses = _AGGREGATE.match(routine.definition)
    if clauses is None:
        return f"-- The aggregate {routine.ref} cannot be written down: {routine.definition}"
    words = [f"SFUNC = {clauses['sfunc']}", f"STYPE = {clauses['stype']}"]
    words.extend(
        f"{keyword} = {clauses[group]}"
        for keyword, group in (("FINALFUNC", "final"), ("COMBINEFUNC", "combine"))
        if clauses[group] != "-"
    )
    if clauses["init"] != "NULL":
        words.append(f"INITCOND = {clauses['init']}")
    return f"CREATE AGGREGATE {ref(routine.ref)} ({routine.arguments}) ({', '.join(words)})"


def triggers(catalog: Catalog) -> Iterator[str]:
    """Triggers as the server prints them, switched off where they are."""
    for trigger in catalog.triggers:
        yield trigger.definition
        if trigger.enabled in _STATES:
            yield f"ALTER TABLE {ref(trigger.table)} {_STATES[trigger.enabled]} TRIGGER {name(trigger.name)}"


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

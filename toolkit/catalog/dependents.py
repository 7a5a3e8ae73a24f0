"""What in a database needs a table by its name: foreign keys of others, and the text of views and stored programs."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Final

from toolkit.dialects.ddl import unquoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.model.catalog import Catalog
    from toolkit.model.names import Ref

_WORD: Final = re.compile(r"[\w$]+")


def dependents(catalog: Catalog) -> dict[Ref, tuple[str, ...]]:
    """What needs each table, in words; a table that nothing needs is left out."""
    found: defaultdict[Ref, list[str]] = defaultdict(list)
    for table in catalog.tables:
        for target in sorted({key.target for key in table.foreign_keys if not key.inherited}, key=str):
            if target != table.ref:
                found[target].append(f"a foreign key of {table.ref}")
    by_name: defaultdict[str, list[Ref]] = defaultdict(list)
    for table in catalog.tables:
        by_name[table.ref.name].append(table.ref)
    odd = [name for name in by_name if not _WORD.fullmatch(name)]
    for subject, owner, definition in _definitions(catalog):
        text = unquoted(definition)
        words = set(_WORD.findall(text))
        for name in (*(words & by_name.keys()), *(name for name in odd if name in text)):
            for ref in by_name[name]:
                if ref != owner:
                    found[ref].append(subject)
    return {ref: tuple(sorted(subjects)) for ref, subjects in found.items()}


def _definitions(catalog: Catalog) -> Iterator[tuple[str, Ref | None, str]]:
    """What a thing is called, the table that it goes with if any, and its text."""
    yield from ((f"the view {view.ref}", None, view.definition) for view in catalog.views)
    yield from ((f"the {routine.kind} {routine.ref}", None, routine.definition) for routine in catalog.routines)
    yield from ((f"the event {event.ref}", None, event.definition) for event in catalog.events)
    for trigger in catalog.triggers:
        yield f"the trigger {trigger.name} of {trigger.table}", trigger.table, trigger.definition
    for table in catalog.tables:
        for policy in table.policies:
            text = f"{policy.using or ''} {policy.with_check or ''}"
            yield f"the policy {policy.name} of {table.ref}", table.ref, text

"""Shape: what kind of thing each table is, from its columns, keys, name and counters."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from toolkit.model.shape import Kind, Shape
from toolkit.model.types import MOMENTS, Family

if TYPE_CHECKING:
    from toolkit.dialects.usage import TableUsage, Usage
    from toolkit.model.catalog import Catalog
    from toolkit.model.names import Ref
    from toolkit.model.table import Column, Table

_LOG_NAME: Final = re.compile(
    r"(?:^|_)(?:logs?|logging|events?|history|histories|audits?|trail|activit(?:y|ies))(?:_|$)"
)
_QUEUE_NAME: Final = re.compile(r"(?:^|_)(?:jobs?|queues?|outbox|inbox|tasks?)(?:_|$)")
_QUEUE_COLUMNS: Final = re.compile(r"attempts?|retries|reserved_at|locked_(?:at|by|until)|available_at|run_at|claimed_")
_SESSION_NAME: Final = re.compile(r"(?:^|_)(?:sessions?|cache|tokens?|password_resets?)(?:_|$)")
_SESSION_COLUMNS: Final = re.compile(r"expir|last_activity|valid_until")
_BOOKKEEPING: Final = re.compile(r"(?:^|_)(?:migrations?|version|versions|settings?|schema_info|locks?)$")
_CAMEL: Final = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
# More columns than these beside its keys, and a table joins nothing; more than these at all, and it is no list.
_BESIDE_KEYS: Final = 2
_SMALL: Final = 6
_FEW_ROWS: Final = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class _Look:
    """What a kind shows in: a table's name in words, its columns, those beside keys, and how it is used."""

    table: Table
    name: str
    columns: tuple[str, ...]
    others: tuple[Column, ...]
    grows: bool | None
    is_target: bool


def shapes(catalog: Catalog, usage: Usage) -> dict[Ref, Shape]:
    """The kind of every table, and whether its rows are only ever added."""
    counted = {} if usage.unavailable else {item.table: item for item in usage.tables}
    reached = {key.target for table in catalog.tables for key in table.foreign_keys if key.target != table.ref}
    return {
        table.ref: _shape(_looked(table, counted.get(table.ref), is_target=table.ref in reached))
        for table in catalog.tables
    }


def _looked(table: Table, counted: TableUsage | None, *, is_target: bool) -> _Look:
    keys = {name for key in table.foreign_keys for name in key.columns} | {table.row_number}
    return _Look(
        table=table,
        name=_CAMEL.sub("_", table.ref.name).lower(),
        columns=tuple(column.name.lower() for column in table.columns),
        others=tuple(column for column in table.columns if column.name not in keys),
        grows=None if counted is None or not counted.inserted else not (counted.updated or counted.deleted),
        is_target=is_target,
    )


def _shape(look: _Look) -> Shape:
    for kind, shown_in in _KINDS:
        because = shown_in(look)
        if because:
            return Shape(table=look.table.ref, kind=kind, because=because, append_only=look.grows)
    return Shape(table=look.table.ref, kind=Kind.ENTITY, because="nothing shows another kind", append_only=look.grows)


def _join(look: _Look) -> str:
    if len(look.table.foreign_keys) < 2 or _LOG_NAME.search(look.name):
        return ""
    targets = dict.fromkeys(key.target.name for key in look.table.foreign_keys)
    says = sum(column.type.family not in MOMENTS for column in look.others)
    return f"it says little more than which {' and '.join(targets)} belong together" if says <= _BESIDE_KEYS else ""


def _session(look: _Look) -> str:
    called = _SESSION_NAME.search(look.name)
    return "its rows expire" if called and any(map(_SESSION_COLUMNS.search, look.columns)) else ""


def _queue(look: _Look) -> str:
    called = _QUEUE_NAME.search(look.name) or "payload" in look.columns
    return "its rows wait to be worked on" if called and any(map(_QUEUE_COLUMNS.match, look.columns)) else ""


def _log(look: _Look) -> str:
    if look.is_target or all(column.type.family not in MOMENTS for column in look.table.columns):
        return ""
    if look.grows:
        return "its rows are of a time, and none is changed"
    return "by its name, and its rows are of a time" if _LOG_NAME.search(look.name) else ""


def _bookkeeping(look: _Look) -> str:
    return "by its name" if _BOOKKEEPING.search(look.name) and len(look.columns) <= _SMALL else ""


def _lookup(look: _Look) -> str:
    rows = look.table.size.rows
    small = rows is not None and rows <= _FEW_ROWS and len(look.columns) <= _SMALL
    says = any(column.type.family is Family.TEXT for column in look.others)
    return "it is small, and others point to it" if small and says and look.is_target else ""


# In this order: a queue that only grows is a queue.
_KINDS: Final = (
    (Kind.JOIN, _join),
    (Kind.SESSION, _session),
    (Kind.QUEUE, _queue),
    (Kind.LOG, _log),
    (Kind.BOOKKEEPING, _bookkeeping),
    (Kind.LOOKUP, _lookup),
)

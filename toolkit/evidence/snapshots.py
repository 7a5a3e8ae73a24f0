"""Counters kept over time: a small file that a scheduled job adds to, and what several of them say together."""

from __future__ import annotations

import sqlite3
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

from toolkit.dialects.url import place
from toolkit.dialects.usage import TableUsage, Usage
from toolkit.errors import BadInput
from toolkit.model.evidence import Window
from toolkit.model.names import Ref

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

_VERSION: Final = 1
_COUNTERS: Final = ("rows_read", "inserted", "updated", "deleted", "full_scans", "rows_by_full_scans", "index_scans")
_JITTER: Final = timedelta(seconds=2)
_SHOWN: Final = 3
_TABLES: Final = f"""
CREATE TABLE IF NOT EXISTS snapshots (
  id integer PRIMARY KEY,
  target text NOT NULL,
  source text NOT NULL,
  taken_at text NOT NULL,
  counted_since text,
  because text NOT NULL,
  counts_constraints integer NOT NULL,
  UNIQUE (target, taken_at)
) STRICT;
CREATE TABLE IF NOT EXISTS counters (
  snapshot integer NOT NULL REFERENCES snapshots (id) ON DELETE CASCADE,
  schema text NOT NULL,
  name text NOT NULL,
  identity text NOT NULL,
  since text,
  last_scan text,
  {", ".join(f"{each} integer" for each in _COUNTERS)},
  PRIMARY KEY (snapshot, schema, name)
) STRICT, WITHOUT ROWID;
"""


def keep(store: Path, target: str, usage: Usage) -> int:
    """Add the counters of a moment to the store, and say how many of this target it holds now."""
    with _opened(store, create=True) as database, database:
        cursor = database.execute(
            "INSERT OR IGNORE INTO snapshots (target, source, taken_at, counted_since, because, counts_constraints)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            (
                target,
                usage.source,
                usage.window.end.isoformat(),
                _text(usage.window.start),
                usage.window.because,
                usage.counts_constraints,
            ),
        )
        if cursor.rowcount:
            marks = ", ".join("?" * (6 + len(_COUNTERS)))
            database.executemany(
                f"INSERT INTO counters VALUES ({marks})",
                [_row(cursor.lastrowid, item) for item in usage.tables],
            )
        return len(_of(database, target))


def kept(store: Path, target: str) -> list[Usage]:
    """The counters of a target that the store holds, by whatever name of its server, the oldest first."""
    with _opened(store, create=False) as database:
        found = _of(database, target)
        return [
            Usage(
                source=source,
                window=Window(start=_moment(since), end=datetime.fromisoformat(taken), because=because),
                tables=tuple(_usages(database, number)),
                counts_constraints=bool(constraints),
            )
            for number, source, taken, since, because, constraints in found
        ]


def none_of(store: Path, target: str) -> str:
    """The sentence for a store that holds nothing of a target."""
    with _opened(store, create=False) as database:
        others = [other for (other,) in database.execute("SELECT DISTINCT target FROM snapshots ORDER BY target")]
    more = f" and {len(others) - _SHOWN:,} more" if len(others) > _SHOWN else ""
    return f"{store} holds no snapshot of {target}, but of {', '.join(others[:_SHOWN]) or 'nothing'}{more}"


def _of(database: sqlite3.Connection, target: str) -> list[tuple[Any, ...]]:
    """The snapshots of a target. A server's own number would not do: a copy of the server has it, too."""
    wanted = place(target)
    names = [other for (other,) in database.execute("SELECT DISTINCT target FROM snapshots") if place(other) == wanted]
    return database.execute(
        "SELECT id, source, taken_at, counted_since, because, counts_constraints FROM snapshots"
        f" WHERE target IN ({', '.join('?' * len(names))}) ORDER BY taken_at",
        names,
    ).fetchall()


def together(usages: Sequence[Usage]) -> Usage:
    """What counters of several moments say of the whole time from the first one's start to the last one's end.

    Where the server began to count anew in between, what was counted from the last snapshot before until then is
    lost, and the sum is a lower bound.
    """
    total = usages[0]
    lost = 0
    for before, after in pairwise(usages):
        anew = not _counting_on(before.window.start, after.window.start)
        lost += anew
        earlier = {item.table: item for item in before.tables}
        sums = {item.table: item for item in total.tables}
        total = replace(
            total,
            source=after.source,
            window=replace(total.window, end=after.window.end),
            tables=tuple(
                _add(sums.get(item.table), None if anew else earlier.get(item.table), item) for item in after.tables
            ),
            indexes=after.indexes,
            indexes_window=after.window,
            counts_writes=after.counts_writes,
            cannot_see=after.cannot_see,
            unavailable=after.unavailable,
        )
    if len(usages) == 1:
        return total
    kept = len(usages) - 1
    first = f"the first of {kept} snapshots" if kept > 1 else "the snapshot before it"
    words = f"{first} began to count"
    unseen = (f"use between a restart or reset and the snapshot before it ({lost} of them)",) if lost else ()
    return replace(total, window=replace(total.window, because=words), cannot_see=(*total.cannot_see, *unseen))


def between(before: Usage, after: Usage) -> Usage:
    """What was counted from one snapshot to the next; from the start, where the server began to count anew."""
    anew = not _counting_on(before.window.start, after.window.start)
    earlier = {} if anew else {item.table: item for item in before.tables}
    return replace(after, tables=tuple(_add(None, earlier.get(item.table), item) for item in after.tables))


def _counting_on(before: datetime | None, after: datetime | None) -> bool:
    """Whether two snapshots counted from one start; where a server tells its age in seconds, that is to the second."""
    if before is None or after is None or before.microsecond or after.microsecond:
        return before == after
    return abs(after - before) <= _JITTER


def _add(total: TableUsage | None, before: TableUsage | None, after: TableUsage) -> TableUsage:
    """A table's sum, with what was counted since the snapshot before; all of it, where counting began anew."""
    same = before is not None and (before.identity, before.since) == (after.identity, after.since)
    values: dict[str, Any] = {}
    for name in _COUNTERS:
        now, was, so_far = getattr(after, name), getattr(before, name, None), getattr(total, name, None)
        grown = now if now is None or was is None or not same or now < was else now - was
        values[name] = None if grown is None else grown + (so_far or 0)
    since = total.since if total is not None else after.since
    return replace(after, **values, since=since)


def _row(snapshot: int | None, item: TableUsage) -> tuple[Any, ...]:
    counters = [getattr(item, name) for name in _COUNTERS]
    table = (item.table.schema, item.table.name, item.identity, _text(item.since), _text(item.last_scan))
    return (snapshot, *table, *counters)


def _usages(database: sqlite3.Connection, snapshot: int) -> Iterator[TableUsage]:
    rows = database.execute("SELECT * FROM counters WHERE snapshot = ?", (snapshot,))
    for _, schema, name, identity, since, last_scan, *counters in rows:
        yield TableUsage(
            table=Ref(schema=schema, name=name),
            identity=identity,
            since=_moment(since),
            last_scan=_moment(last_scan),
            **dict(zip(_COUNTERS, counters, strict=True)),
        )


@contextmanager
def _opened(store: Path, *, create: bool) -> Iterator[sqlite3.Connection]:
    hint = "Make one with: toolkit snapshot URL --store FILE."
    if not create and not store.is_file():
        raise BadInput(f"There is no snapshot store {store}.", hint=hint)
    try:
        with closing(sqlite3.connect(store, timeout=30)) as database:
            _ensure_store(database, store, create=create)
            ((version,),) = database.execute("PRAGMA user_version")
            if version not in {0, _VERSION}:
                raise BadInput(f"{store} was made by a newer toolkit.", hint="Upgrade the toolkit.")
            if create:
                database.executescript(f"PRAGMA foreign_keys = ON; {_TABLES} PRAGMA user_version = {_VERSION};")
            yield database
    except sqlite3.Error as error:
        if create:
            hint = "Check that its folder is there, may be written to, and has room."
        raise BadInput(f"{store} cannot be used as a snapshot store: {error}.", hint=hint) from None


def _ensure_store(database: sqlite3.Connection, store: Path, *, create: bool) -> None:
    """Refuse what another program keeps there; a new file is one to be."""
    tables = {name for (name,) in database.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
    columns = {name for (name,) in database.execute("SELECT name FROM pragma_table_info('snapshots')")}
    is_store = {"snapshots", "counters"} <= tables and {"target", "taken_at", "counted_since"} <= columns
    if not is_store and (tables or not create):
        raise BadInput(
            f"{store} is a SQLite database, and no snapshot store.",
            hint="Name a file of its own: toolkit snapshot URL --store FILE makes it.",
        )


def _text(moment: datetime | None) -> str | None:
    return None if moment is None else moment.isoformat()


def _moment(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text)

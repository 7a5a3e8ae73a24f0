"""PostgreSQL's table counters, and the time they honestly speak for."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from toolkit.dialects.postgresql.own_settings import ON, set_otherwise
from toolkit.dialects.session import Question
from toolkit.dialects.usage import IndexUsage, Node, TableUsage, Usage
from toolkit.errors import ToolkitError
from toolkit.model.evidence import Window
from toolkit.model.names import Ref

if TYPE_CHECKING:
    from toolkit.dialects.session import Row, Scope, Session

_SOURCE = "pg_stat_user_tables"


def read_usage(session: Session, scope: Scope) -> Usage:
    """Read the counters of every table in scope."""
    database_reset, server_reset, now, tracked, is_replica = session.named("counter_window")[0]
    window = _window(database_reset, server_reset, now)
    if not tracked:
        return Usage(source=_SOURCE, window=window, unavailable="track_counts is off, so the server counts nothing")
    if set_otherwise(session, {"track_counts": ON}):
        why = "track_counts is off for some users (ALTER ROLE ... SET), whom the server does not count"
        return Usage(source=_SOURCE, window=window, unavailable=why)
    schemas = {"schemas": list(scope.schemas) or None}
    with session.asking_ahead([Question("index_counters", schemas), Question("counters", schemas)]):
        indexes = tuple(_index(row) for row in session.named("index_counters", schemas))
        by_index: Counter[Ref] = Counter()
        for index in indexes:
            by_index[index.table] += index.rows_read
        tables = tuple(_table(row, by_index) for row in session.named("counters", schemas))
    return Usage(
        source=_SOURCE,
        window=window,
        tables=tables,
        indexes=indexes,
        # A replica replays what is written elsewhere, and counts none of it.
        counts_writes=not is_replica,
        cannot_see=("use before a rename-and-swap, which starts a table at zero",),
    )


def read_node(session: Session) -> Node | None:
    """Which cluster this database is of, and whether it replays another's writes."""
    try:
        cluster, database, is_replica = session.attempted("node")[0]
    except ToolkitError:
        return None
    return Node(cluster=f"{cluster}/{database}", is_replica=is_replica)


def _index(row: Row) -> IndexUsage:
    schema, table, index, read, scans, last_scan = row
    return IndexUsage(
        table=Ref(schema=schema, name=table), index=index, rows_read=read, scans=scans, last_scan=last_scan
    )


def _table(row: Row, by_index: Counter[Ref]) -> TableUsage:
    schema, name, identity, full_scans, full_rows, index_scans, fetched, inserted, updated, deleted, last_scan = row
    ref = Ref(schema=schema, name=name)
    return TableUsage(
        table=ref,
        identity=identity,
        full_scans=full_scans,
        rows_by_full_scans=full_rows,
        index_scans=index_scans,
        rows_read=full_rows + max(fetched, by_index[ref]),
        inserted=inserted,
        updated=updated,
        deleted=deleted,
        last_scan=last_scan,
    )


def _window(database_reset: Any, server_reset: Any, now: Any) -> Window:
    resets = [reset for reset in (database_reset, server_reset) if reset is not None]
    if not resets:
        return Window(start=None, end=now, because="the server does not say when its counters began")
    latest = max(resets)
    because = (
        "the counters of this database were reset"
        if latest == database_reset
        else "the server began to count, at its first start or after a crash"
    )
    return Window(start=latest, end=now, because=because)

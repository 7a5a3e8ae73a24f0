"""MySQL's and MariaDB's table counters, and the time they honestly speak for."""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING, Any

from toolkit.dialects.mysql.names import Names
from toolkit.dialects.mysql.userstat import read_table_statistics
from toolkit.dialects.mysql.window import NO_RIGHTS, read_counting
from toolkit.dialects.usage import IndexUsage, Node, TableUsage, Usage
from toolkit.errors import MissingRights, ToolkitError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from toolkit.dialects.session import Row, Scope, Session
    from toolkit.model.evidence import Window

_SOURCE = "performance_schema.table_io_waits_summary_by_table"


def read_usage(session: Session, scope: Scope) -> Usage:
    """Read the counters of every table in scope."""
    counting = read_counting(session)
    window = counting.window
    schemas = {"schemas": scope.schemas or (session.database,)}
    if counting.blind or not counting.tables:
        return read_table_statistics(session, schemas, window) or Usage(
            source=_SOURCE,
            window=window,
            unavailable=counting.blind or "performance_schema does not count the use of tables (setup_instruments)",
        )
    try:
        rows = session.named("counters", schemas)
        tables_read = [name for _, name, fetched, *_ in rows if fetched]
        index_rows = session.named("index_counters", {**schemas, "tables": tables_read}) if tables_read else []
        rules = {(schema, name): bool(watched) for schema, name, watched in session.named("watched_tables")}
    except MissingRights:
        return Usage(
            source=_SOURCE,
            window=window,
            unavailable=NO_RIGHTS,
        )
    names = Names(session)
    made_at = session.named("made_at", schemas)
    watched = [row for row in made_at if _is_watched(row[0], row[1], rules)]
    return Usage(
        source=_SOURCE,
        window=window,
        tables=tuple(_tables(names, rows, watched, window, lost_some=counting.lost_some)),
        indexes=tuple(
            IndexUsage(table=names.ref(schema, table), index=index, rows_read=read)
            for schema, table, index, read in index_rows
        ),
        # MariaDB's engine checks foreign keys and cascades below the layer that counts.
        counts_constraints=session.dialect != "mariadb",
        cannot_see=(
            "SELECT COUNT(*), which InnoDB answers without counting where no second index serves",
            "use before a rename, a rebuild or an index build, which set the counters to zero",
            *(("some tables: the server had no room to count them all",) if counting.lost_some else ()),
            *(
                ("some tables: performance_schema does not watch them (setup_objects)",)
                if len(watched) < len(made_at)
                else ()
            ),
        ),
    )


def read_node(session: Session) -> Node | None:
    """Whom this server follows, if anybody; MariaDB's servers have no names of their own."""
    if session.dialect == "mariadb":
        return None
    try:
        own, followed, database = session.named("node")[0]
    except ToolkitError:
        return None
    return Node(cluster=f"{followed or own}/{database}", is_replica=followed is not None)


def _is_watched(schema: str, name: str, rules: dict[tuple[str, str], bool]) -> bool:
    """What the most exact rule says that fits a table.

    >>> rules = {("%", "%"): True, ("shop", "%"): False, ("shop", "orders"): True}
    >>> [_is_watched(*each, rules) for each in [("shop", "orders"), ("shop", "old"), ("crm", "old")]]
    [True, False, True]
    """
    said = (rules.get(each) for each in ((schema, name), (schema, "%"), ("%", "%")))
    return next((each for each in said if each is not None), False)


def _tables(
    names: Names, rows: list[Row], made_at: list[Row], window: Window, *, lost_some: bool
) -> Iterator[TableUsage]:
    counted = {names.ref(schema, name): tuple(counts) for schema, name, *counts in rows}
    for schema, name, made in made_at:
        ref = names.ref(schema, name)
        if ref not in counted and lost_some:
            continue
        # A table that nobody touched since the start has no row.
        read, inserted, updated, deleted = counted.get(ref, (0, 0, 0, 0))
        yield TableUsage(
            table=ref,
            rows_read=read,
            inserted=inserted,
            updated=updated,
            deleted=deleted,
            since=_later(made, window),
        )


def _later(made: Any, window: Window) -> datetime | None:
    """When a table was made or made anew, if that was after the server started."""
    if made is None:
        return None
    when: datetime = made.replace(tzinfo=UTC)
    return when if window.start is not None and when > window.start else None

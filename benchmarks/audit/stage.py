"""Make a labelled database on a real server, and let its application work for what looks like a third of a year."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from sqlalchemy import create_engine
from sqlalchemy.pool import NullPool

from benchmarks.audit.rows import insert_rows
from benchmarks.audit.sql import in_words_of, statements
from toolkit.dialects.connect import open_session, read_usage
from toolkit.dialects.quoting import quote_ref
from toolkit.dialects.session import Scope
from toolkit.dialects.url import parse_url, shown
from toolkit.engines.dump import dump_database
from toolkit.evidence.snapshots import keep

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from sqlalchemy import Connection

    from benchmarks.audit.case import Database
    from toolkit.dialects.usage import TableUsage
    from toolkit.engines import Server
    from toolkit.model.names import Ref

_AGO: Final = timedelta(days=120)
# Counters and remembered statements are set to zero where the load ends.
_FORGET: Final = {
    "postgresql": ("SELECT pg_stat_reset()",),
    "mysql": (
        "TRUNCATE TABLE performance_schema.table_io_waits_summary_by_table",
        "TRUNCATE TABLE performance_schema.table_io_waits_summary_by_index_usage",
        "TRUNCATE TABLE performance_schema.events_statements_summary_by_digest",
    ),
}
# Only those of this database: others may be at work on the server.
_FORGET_STATEMENTS: Final = (
    "SELECT pg_stat_statements_reset(0, oid, 0) FROM pg_database WHERE datname = current_database()"
)
_FLUSH: Final = {"postgresql": "SELECT pg_stat_force_next_flush()", "mysql": "DO 0"}


def fill(database: Database, server: Server, url: str) -> None:
    """Make the tables and load them; the planner's statistics are made, too."""
    engine = server.dialect
    own = database.own.get(engine, {})
    with _connected(url, engine) as connection:
        if engine == "postgresql" and database.remembers:
            _run(connection, "CREATE EXTENSION pg_stat_statements")
        for statement in statements(f"{database.schema};\n{own.get('schema', '')}", engine):
            _run(connection, statement)
    with _connected(url, engine) as connection:
        for table, rows in database.rows.items():
            insert_rows(connection, table, rows)
        for statement in statements(f"{database.load};\n{own.get('load', '')}", engine):
            _run(connection, statement)
    with _connected(url, engine) as connection:
        _run(connection, "ANALYZE" if engine == "postgresql" else f"ANALYZE TABLE {_all_tables(connection)}")


def as_if_long_ago(server: Server, url: str, store: Path) -> None:
    """Make what was counted so far the load's, and say that it was loaded 120 days ago.

    This is the one thing here that is made up: a server that was started for the run has minutes to look back on, and
    a verdict takes months. The server's counters are set to zero, as a reset does, and a snapshot of 120 days ago
    is put into the store in which every counter is zero. To the audit, the server began to count anew after that
    snapshot, so that it adds up nothing of the load, everything of the workload, and 120 days.
    """
    with _connected(url, server.dialect) as connection:
        for statement in _FORGET[server.dialect]:
            _run(connection, statement)
        if (
            server.dialect == "postgresql"
            and connection.exec_driver_sql("SELECT 1 FROM pg_extension WHERE extname = 'pg_stat_statements'").all()
        ):
            _run(connection, _FORGET_STATEMENTS)
    with open_session(url) as session:
        usage = read_usage(session, Scope())
    tables = tuple(map(_zero, usage.tables))
    then = usage.window.end - _AGO
    keep(store, shown(url), replace(usage, tables=tables, window=replace(usage.window, start=then, end=then)))


def _zero(item: TableUsage) -> TableUsage:
    nothing = replace(item, rows_read=0, inserted=0, updated=0, deleted=0, since=None, last_scan=None)
    if item.full_scans is None:
        return nothing
    return replace(nothing, full_scans=0, rows_by_full_scans=0, index_scans=0)


def work(database: Database, server: Server, url: str) -> None:
    """Run what the application and people run, and the backups; `{i}` in a statement counts its runs."""
    with _connected(url, server.dialect) as connection:
        for times, statement in database.workload:
            text = in_words_of(server.dialect, statement)
            for number in range(1, times + 1):
                _run(connection, text.replace("{i}", str(number)))
    for _ in range(database.backups):
        dump_database(server, url)


def filled(server: Server, url: str, tables: Iterable[Ref]) -> frozenset[Ref]:
    """The tables that hold a row: asked of the rows themselves, and not of the statistics that the audit goes by."""
    with _connected(url, server.dialect) as connection:
        return frozenset(
            ref
            for ref in tables
            if connection.exec_driver_sql(f"SELECT 1 FROM {quote_ref(ref, server.dialect)} LIMIT 1").first() is not None
        )


@contextmanager
def _connected(url: str, engine: str) -> Iterator[Connection]:
    """A connection whose work is committed, and counted before it closes."""
    made = create_engine(parse_url(url), poolclass=NullPool, execution_options={"no_parameters": True})
    with made.connect() as connection:
        with connection.begin():
            yield connection
        _run(connection, _FLUSH[engine])
        connection.commit()
    made.dispose()


def _run(connection: Connection, statement: str) -> None:
    result = connection.exec_driver_sql(statement)
    if result.returns_rows:
        result.fetchall()


def _all_tables(connection: Connection) -> str:
    found = connection.exec_driver_sql(
        "SELECT table_name FROM information_schema.tables WHERE table_schema = DATABASE() AND table_type = 'BASE TABLE'"
    )
    return ", ".join(f"`{name}`" for (name,) in found)

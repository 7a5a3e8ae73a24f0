"""What would fool a naive reader of counters does not fool the audit."""

from __future__ import annotations

import os
import signal
import time
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import create_engine
from sqlalchemy.exc import OperationalError
from sqlalchemy.pool import NullPool

from tests.systems.sample import connected
from toolkit.dialects.url import parse_url
from toolkit.engines import Wanted, scratch_server
from toolkit.engines.dump import dump_database
from toolkit.errors import ToolkitError
from toolkit.findings.audit import audit_database
from toolkit.findings.estate import Estate
from toolkit.findings.use import counted_use
from toolkit.model.finding import Use
from toolkit.model.units import size
from toolkit.report.audit_report import as_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from toolkit.engines import Server
    from toolkit.findings.audit import Audit


def run(url: str, *statements: str) -> None:
    with connected(url) as connection:
        for statement in statements:
            result = connection.exec_driver_sql(statement)
            if result.returns_rows:
                result.fetchall()


def uses(url: str) -> dict[str, Use]:
    """The class of use of every table, by name."""
    audit = audit_database(url)
    about: dict = {}
    for item in audit.evidence:
        if item.family == "counters":
            about.setdefault(item.subject.name, {})[item.measure] = item
    return {name: counted_use(evidence) for name, evidence in about.items()}


def table(name: str, more: str = "") -> str:
    return f"CREATE TABLE {name} (id int PRIMARY KEY, note varchar(20){more})"


def rows(name: str, number: int = 50) -> str:
    return f"INSERT INTO {name} (id, note) VALUES " + ", ".join(f"({i}, 'n{i}')" for i in range(number))


def test_a_backup_is_no_reader(server: Server, database: str) -> None:
    names = ("one", "two", "three", "four")
    run(database, *(table(name) for name in names), *(rows(name) for name in names))
    run(database, "SELECT * FROM four WHERE id > 3")
    dump_database(server, database)
    assert uses(database) == dict.fromkeys(names[:3], Use.WRITTEN_NEVER_READ) | {"four": Use.USED}


@pytest.mark.dialects("postgresql", "mysql")
def test_what_only_a_backup_read_since_the_reset_is_touched_by_backups(server: Server, database: str) -> None:
    names = ("one", "two", "three")
    run(database, *(table(name) for name in names), *(rows(name) for name in names))
    if server.dialect == "postgresql":
        run(database, "ANALYZE", "SELECT pg_stat_reset()")
    else:
        # An index that is built in place starts the counters of its table anew.
        run(database, *(f"CREATE INDEX later ON {name} (note)" for name in names))
    dump_database(server, database)
    assert uses(database) == dict.fromkeys(names, Use.BACKUPS_AND_CONSTRAINTS)


def test_inserts_into_a_child_do_not_read_its_parent(database: str) -> None:
    run(database, table("parent"), table("child", ", parent int NOT NULL, FOREIGN KEY (parent) REFERENCES parent (id)"))
    run(database, rows("parent"))
    run(database, *(f"INSERT INTO child (id, note, parent) VALUES ({i}, 'c', {i % 7})" for i in range(30)))
    seen = uses(database)
    assert seen["parent"] is Use.WRITTEN_NEVER_READ
    run(database, "SELECT * FROM parent WHERE id = 3")
    assert uses(database)["parent"] is Use.USED


@pytest.mark.dialects("postgresql", "mysql")
def test_a_delete_that_cascades_neither_reads_nor_writes_the_child(server: Server, database: str) -> None:
    key = ", parent int NOT NULL, FOREIGN KEY (parent) REFERENCES parent (id) ON DELETE CASCADE"
    run(database, table("parent"), table("child", key), rows("parent"))
    run(database, "INSERT INTO child (id, note, parent) VALUES (1, 'c', 1), (2, 'c', 1)")
    reset = "SELECT pg_stat_reset()" if server.dialect == "postgresql" else "CREATE INDEX later ON child (note)"
    run(database, reset, "DELETE FROM parent WHERE id = 1")
    # MySQL reads a row more than it deletes, which a reader could have done too.
    expected = Use.BACKUPS_AND_CONSTRAINTS if server.dialect == "postgresql" else Use.UNKNOWN
    assert uses(database)["child"] is expected


@pytest.mark.dialects("postgresql")
def test_a_delete_that_searches_children_without_an_index_is_no_reader(database: str) -> None:
    key = ", parent int NOT NULL, FOREIGN KEY (parent) REFERENCES parent (id)"
    names = ("first", "second", "read")
    run(database, table("parent"), *(table(name, key) for name in names), rows("parent"))
    run(database, *(f"INSERT INTO {name} (id, note, parent) VALUES (1, 'c', 1), (2, 'c', 1)" for name in names))
    run(database, "SELECT pg_stat_reset()", "DELETE FROM parent WHERE id > 40")
    run(database, *["SELECT count(*) FROM read"] * 9)
    found = uses(database)
    assert found.pop("parent") is Use.USED
    quiet = Use.BACKUPS_AND_CONSTRAINTS
    assert found == {"first": quiet, "second": quiet, "read": Use.READ_NEVER_WRITTEN}


def test_building_an_index_is_no_reader(database: str) -> None:
    run(database, table("quiet"), rows("quiet"), "CREATE INDEX later ON quiet (note)")
    assert uses(database)["quiet"] in {Use.WRITTEN_NEVER_READ, Use.UNTOUCHED}
    run(database, "SELECT * FROM quiet")
    assert uses(database)["quiet"] in {Use.USED, Use.READ_NEVER_WRITTEN}


@pytest.mark.dialects("mysql", "mariadb")
def test_a_table_that_an_index_build_made_anew_has_a_window_of_its_own(database: str) -> None:
    run(database, table("quiet"), rows("quiet"), "SELECT * FROM quiet", "CREATE INDEX later ON quiet (note)")
    audit = audit_database(database)
    (window,) = {item.window for item in audit.evidence if item.family == "counters" and item.subject.name == "quiet"}
    assert window.start is not None
    assert audit.window.start is not None
    assert window.start > audit.window.start
    assert window.because == "the table was made, or made anew"


@pytest.mark.dialects("postgresql")
def test_a_table_that_took_the_place_of_another_is_not_unused(database: str) -> None:
    run(database, table("orders"), rows("orders"), "SELECT * FROM orders")
    run(database, table("orders_new"), "INSERT INTO orders_new SELECT * FROM orders")
    run(database, "ALTER TABLE orders RENAME TO orders_old", "ALTER TABLE orders_new RENAME TO orders")
    assert uses(database)["orders"] is Use.UNKNOWN
    found = (item for item in audit_database(database).evidence if item.family == "counters")
    window = next(item.window for item in found if item.subject.name == "orders")
    assert window.start is None
    assert window.because == "it seems to have taken the place of public.orders_old"


def test_a_reader_behind_a_view_reads_the_table(database: str) -> None:
    run(database, table("base"), rows("base"), "CREATE VIEW front AS SELECT note FROM base", "SELECT * FROM front")
    assert uses(database)["base"] is Use.USED


@pytest.mark.dialects("postgresql")
def test_a_partition_speaks_for_its_table(database: str) -> None:
    run(
        database,
        "CREATE TABLE events (id int PRIMARY KEY, note text) PARTITION BY RANGE (id)",
        "CREATE TABLE events_1 PARTITION OF events FOR VALUES FROM (0) TO (20)",
        "CREATE TABLE events_2 PARTITION OF events FOR VALUES FROM (20) TO (100)",
        rows("events"),
        "SELECT * FROM events WHERE id = 3",
    )
    assert uses(database) == {"events": Use.USED}


@pytest.mark.dialects("postgresql")
def test_a_partitioned_table_is_as_large_as_its_partitions_which_are_no_tables_by_themselves(database: str) -> None:
    run(
        database,
        *(f"CREATE TABLE {name} (id int PRIMARY KEY, note text) PARTITION BY RANGE (id)" for name in ("used", "dead")),
        "CREATE TABLE used_1 PARTITION OF used FOR VALUES FROM (0) TO (20)",
        "CREATE TABLE dead_1 PARTITION OF dead FOR VALUES FROM (0) TO (20)",
        "CREATE TABLE dead_2 PARTITION OF dead FOR VALUES FROM (20) TO (100) PARTITION BY RANGE (id)",
        "CREATE TABLE dead_2a PARTITION OF dead_2 FOR VALUES FROM (20) TO (100)",
        rows("used", 20),
        rows("dead"),
        "ANALYZE",
        "SELECT * FROM used",
    )
    audit = audit_database(database)
    sizes = {each.ref.name: each.size for each in audit.catalog.tables}
    assert (sizes["dead"].rows, sizes["used"].rows) == (50, 20)
    assert sizes["dead"].total_bytes == (sizes["dead_1"].total_bytes or 0) + (sizes["dead_2a"].total_bytes or 0) > 0
    text = as_text(Estate(audits=(audit,)))
    assert f"~50 rows, {size(sizes['dead'].total_bytes)}" in text
    assert not any(part in text for part in ("used_1", "dead_1", "dead_2"))


@pytest.mark.dialects("postgresql")
def test_an_index_only_scan_is_a_reader(database: str) -> None:
    run(database, table("narrow"), rows("narrow", 2000))
    engine = create_engine(parse_url(database), isolation_level="AUTOCOMMIT", poolclass=NullPool)
    with engine.connect() as connection:
        connection.exec_driver_sql("VACUUM narrow")
    run(database, "SET enable_seqscan = off; SELECT id FROM narrow WHERE id < 100")
    assert uses(database)["narrow"] is Use.USED


@pytest.mark.dialects("postgresql")
def test_after_a_crash_the_window_starts_at_the_crash() -> None:
    with scratch_server(Wanted(dialect="postgresql", via="embedded")) as server, server.database() as url:
        run(url, table("busy"), rows("busy"), "SELECT * FROM busy")
        engine = create_engine(parse_url(url), poolclass=NullPool)
        with engine.connect() as connection:
            crashed, process = connection.exec_driver_sql("SELECT clock_timestamp(), pg_backend_pid()").one()
            os.kill(process, signal.SIGKILL)
            with pytest.raises(OperationalError):
                connection.exec_driver_sql("SELECT 1")
        audit = wait_for(lambda: audit_database(url))
        assert audit.window.start is None or audit.window.start >= crashed
        assert audit.verdicts == ()


def wait_for(attempt: Callable[[], Audit]) -> Audit:
    """The answer of a server that is about to come back."""
    for _ in range(100):
        try:
            return attempt()
        except ToolkitError:
            time.sleep(0.1)
    return attempt()

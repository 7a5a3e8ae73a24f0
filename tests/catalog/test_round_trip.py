"""The catalog is complete: what a server's own dump tool carries into another database reads back equal.

The other way round, what the toolkit writes down of a catalog builds a database that reads back equal.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import create_engine
from sqlalchemy.pool import NullPool

from tests.systems.sample import connected
from toolkit.catalog.build import build
from toolkit.catalog.compare import compare
from toolkit.catalog.read import read_catalog
from toolkit.catalog.sources import SqlScripts
from toolkit.dialects.ddl import script
from toolkit.dialects.url import parse_url
from toolkit.engines.dump import dump_database, load_database
from toolkit.model.data import fingerprint

if TYPE_CHECKING:
    from toolkit.engines import Server

SCHEMAS = Path(__file__).parent / "schemas"

FORGOTTEN = """
CREATE TABLE parent (a int, b text DEFAULT 'x');
CREATE TABLE heir () INHERITS (parent);
ALTER TABLE heir ALTER b DROP DEFAULT;
CREATE TABLE an_heir_of_it () INHERITS (heir);
CREATE TABLE parts (k int) PARTITION BY LIST (k);
CREATE TABLE part_1 PARTITION OF parts FOR VALUES IN (1);
CREATE TABLE part_2 PARTITION OF parts FOR VALUES IN (2);
ALTER TABLE parent ADD CONSTRAINT later CHECK (a > 0) NOT VALID;
ALTER TABLE heir VALIDATE CONSTRAINT later;
ALTER TABLE parts ADD CONSTRAINT later CHECK (k > 0) NOT VALID;
ALTER TABLE part_2 VALIDATE CONSTRAINT later;
"""
FORGOTTEN_SINCE_18 = """
CREATE TABLE target (k int PRIMARY KEY);
ALTER TABLE parts ADD CONSTRAINT goes_to FOREIGN KEY (k) REFERENCES target NOT VALID;
ALTER TABLE part_2 VALIDATE CONSTRAINT goes_to;
ALTER TABLE parent ADD CONSTRAINT is_there NOT NULL a NOT VALID;
ALTER TABLE heir VALIDATE CONSTRAINT is_there;
CREATE TABLE sums (a int, twice int GENERATED ALWAYS AS (a * 2) STORED);
CREATE TABLE sums_heir () INHERITS (sums);
ALTER TABLE sums_heir ALTER twice SET EXPRESSION AS (a + a);
"""


# Whose schemas have a part in common.
FAMILY = {"mysql": "mysql_and_mariadb", "mariadb": "mysql_and_mariadb"}


def schemas(server: Server, *endings: str) -> SqlScripts:
    names = [f"{server.dialect}{ending}" for ending in endings]
    names.extend(f"{FAMILY[server.dialect]}{ending}" for ending in endings if server.dialect in FAMILY)
    files = (SCHEMAS / f"{name}.sql" for name in names)
    return SqlScripts(path=SCHEMAS, files=tuple(filter(Path.is_file, files)))


def rich(server: Server) -> SqlScripts:
    return schemas(server, "", f"_{server.version.partition('.')[0]}")


@pytest.fixture
def rich_database(server: Server, database: str) -> str:
    build(rich(server), database)
    return database


@pytest.fixture
def richer_database(server: Server, rich_database: str) -> str:
    """With what the server's own dump tool does not carry as it is."""
    build(schemas(server, "_beyond_dumps"), rich_database)
    return rich_database


def differences(left: str, right: str) -> list[tuple[str, ...]]:
    found = compare(read_catalog(left), read_catalog(right))
    return [(item.subject, item.aspect, item.left, item.right) for item in found]


@pytest.mark.dialects("postgresql", "mysql", "mariadb", "sqlite")
def test_nothing_of_a_rich_schema_stays_unread(richer_database: str) -> None:
    assert read_catalog(richer_database).unread == ()


def test_a_dump_loaded_elsewhere_reads_back_equal(server: Server, rich_database: str) -> None:
    with server.database() as copy:
        load_database(server, copy, dump_database(server, rich_database))
        assert differences(rich_database, copy) == []
        assert fingerprint(read_catalog(rich_database)) == fingerprint(read_catalog(copy))


@pytest.mark.dialects("postgresql", "mysql", "mariadb", "sqlite")
def test_what_is_written_down_builds_an_equal_database(server: Server, richer_database: str, tmp_path: Path) -> None:
    assert_written_down(server, richer_database, tmp_path)


@pytest.mark.dialects("postgresql")
def test_what_a_dump_forgets_is_written_down(server: Server, database: str, tmp_path: Path) -> None:
    """What heirs and partitions say of what they inherit."""
    newer = int(server.version.partition(".")[0]) >= 18
    path = tmp_path / "forgotten.sql"
    path.write_text(FORGOTTEN + FORGOTTEN_SINCE_18 * newer, encoding="utf-8")
    build(SqlScripts(path=path, files=(path,)), database)
    assert_written_down(server, database, tmp_path)


def assert_written_down(server: Server, url: str, folder: Path) -> None:
    path = folder / "1_catalog.sql"
    path.write_text(script(read_catalog(url)), encoding="utf-8")
    with server.database() as copy:
        build(SqlScripts(path=path, files=(path,)), copy)
        assert differences(url, copy) == []


def test_a_view_over_nothing_hides_nothing_else(sqlite_url: str) -> None:
    with connected(sqlite_url) as connection:
        for statement in ("CREATE TABLE old (a int)", "CREATE VIEW broken AS SELECT a FROM old", "DROP TABLE old"):
            connection.exec_driver_sql(statement)
        connection.exec_driver_sql("CREATE TABLE orders (id int)")
    catalog = read_catalog(sqlite_url)
    assert [table.ref.name for table in catalog.tables] == ["orders"]
    assert [(item.name, item.reason) for item in catalog.unread] == [("broken", "no such table: main.old")]
    assert "CREATE VIEW broken AS SELECT a FROM old;" in script(catalog)


# What stands in quotes, whose loss two readings would not show where both lose it.
SAID = (
    "SELECT backslashes('é'), unescaped()",
    "SELECT * FROM slashes",
    "SELECT TIME_ZONE, EVENT_COMMENT FROM information_schema.EVENTS WHERE EVENT_SCHEMA = DATABASE() ORDER BY 1, 2",
    "SELECT ROUTINE_COMMENT FROM information_schema.ROUTINES WHERE ROUTINE_SCHEMA = DATABASE() ORDER BY 1",
)


@pytest.mark.dialects("mysql", "mariadb")
def test_what_is_written_down_says_the_same_texts(richer_database: str, server: Server, tmp_path: Path) -> None:
    path = tmp_path / "1_catalog.sql"
    path.write_text(script(read_catalog(richer_database)), encoding="utf-8")
    with server.database() as copy:
        build(SqlScripts(path=path, files=(path,)), copy)
        for question in SAID:
            assert rows(copy, question) == rows(richer_database, question)
    assert rows(richer_database, SAID[0]) == [("C:\\new\\it'sx\"y'\né", "C:\\")]


@pytest.mark.dialects("mysql", "mariadb")
def test_the_servers_own_client_builds_what_is_written_down(server: Server, richer_database: str) -> None:
    with server.database() as copy:
        load_database(server, copy, script(read_catalog(richer_database)))
        assert differences(richer_database, copy) == []


@pytest.mark.dialects("mariadb")
def test_a_copy_draws_from_its_own_sequences(server: Server, richer_database: str) -> None:
    with server.database() as copy:
        load_database(server, copy, script(read_catalog(richer_database)))
        rows(copy, "INSERT INTO numbered VALUES (DEFAULT) RETURNING id")
        assert rows(richer_database, "SELECT nextval(tickets)") == [(10,)]


@pytest.mark.dialects("mysql", "mariadb")
def test_a_view_that_cannot_be_resolved_stands_in_a_comment(server: Server, database: str) -> None:
    with server.database() as copy:
        for statement in (
            "CREATE TABLE t (a int)",
            "CREATE VIEW v AS SELECT a FROM t",
            "CREATE VIEW w AS SELECT 1",
            "DROP TABLE t",
        ):
            rows(database, statement)
        written = script(read_catalog(database))
        assert "-- Left out, for its server cannot resolve it: view v " in written
        load_database(server, copy, written)
        assert [str(view.ref) for view in read_catalog(copy).views] == ["w"]


def rows(url: str, statement: str) -> list[tuple[object, ...]]:
    engine = create_engine(parse_url(url), poolclass=NullPool)
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        found = connection.exec_driver_sql(statement)
        return [tuple(row) for row in found] if found.returns_rows else []

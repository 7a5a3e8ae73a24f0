"""The catalog is complete: what a server's own dump tool carries into another database reads back equal.

The other way round, what the toolkit writes down of a catalog builds a database that reads back equal.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.systems.sample import connected
from toolkit.catalog.build import build
from toolkit.catalog.compare import compare
from toolkit.catalog.read import read_catalog
from toolkit.catalog.sources import SqlScripts
from toolkit.dialects.ddl import script
from toolkit.engines.dump import dump_database, load_database
from toolkit.model.data import fingerprint

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.engines import Server

SCHEMAS = Path(__file__).parent / "schemas"


def rich(server: Server) -> SqlScripts:
    files = [SCHEMAS / f"{server.dialect}.sql"]
    newer = SCHEMAS / f"{server.dialect}_{server.version.partition('.')[0]}.sql"
    if newer.is_file():
        files.append(newer)
    return SqlScripts(path=SCHEMAS, files=tuple(files))


@pytest.fixture
def rich_database(server: Server, database: str) -> Iterator[str]:
    build(rich(server), database)
    return database


def differences(left: str, right: str) -> list[tuple[str, ...]]:
    found = compare(read_catalog(left), read_catalog(right))
    return [(item.subject, item.aspect, item.left, item.right) for item in found]


@pytest.mark.dialects("postgresql", "mysql", "mariadb", "sqlite")
def test_nothing_of_a_rich_schema_stays_unread(rich_database: str) -> None:
    assert read_catalog(rich_database).unread == ()


def test_a_dump_loaded_elsewhere_reads_back_equal(server: Server, rich_database: str) -> None:
    with server.database() as copy:
        load_database(server, copy, dump_database(server, rich_database))
        assert differences(rich_database, copy) == []
        assert fingerprint(read_catalog(rich_database)) == fingerprint(read_catalog(copy))


@pytest.mark.dialects("postgresql", "mysql", "mariadb", "sqlite")
def test_what_is_written_down_builds_an_equal_database(server: Server, rich_database: str, tmp_path: Path) -> None:
    path = tmp_path / "1_catalog.sql"
    path.write_text(script(read_catalog(rich_database)), encoding="utf-8")
    with server.database() as copy:
        build(SqlScripts(path=path, files=(path,)), copy)
        assert differences(rich_database, copy) == []


def test_a_view_over_nothing_hides_nothing_else(sqlite_url: str) -> None:
    with connected(sqlite_url) as connection:
        for statement in ("CREATE TABLE old (a int)", "CREATE VIEW broken AS SELECT a FROM old", "DROP TABLE old"):
            connection.exec_driver_sql(statement)
        connection.exec_driver_sql("CREATE TABLE orders (id int)")
    catalog = read_catalog(sqlite_url)
    assert [table.ref.name for table in catalog.tables] == ["orders"]
    assert [(item.name, item.reason) for item in catalog.unread] == [("broken", "no such table: main.old")]
    assert "CREATE VIEW broken AS SELECT a FROM old;" in script(catalog)

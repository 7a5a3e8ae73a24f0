"""For each property of a catalog: a schema that differs in that alone gives a difference that names it."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import create_engine
from sqlalchemy.pool import NullPool

from tests.catalog.one_property.case import Case
from tests.catalog.one_property.mysql import MYSQL
from tests.catalog.one_property.postgresql import POSTGRESQL
from tests.catalog.one_property.sqlite import SQLITE
from toolkit.catalog.compare import compare
from toolkit.catalog.read import read_catalog
from toolkit.dialects.statements import split
from toolkit.dialects.url import parse_url
from toolkit.model.data import fingerprint

if TYPE_CHECKING:
    from toolkit.engines import Server


def run(url: str, script: str) -> None:
    engine = create_engine(parse_url(url), poolclass=NullPool)
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        for statement in split(script, parse_url(url).get_backend_name()):
            with closing(connection.connection.cursor()) as cursor:
                cursor.execute(statement.text)


def assert_named(url: str, case: Case) -> None:
    run(url, case.before)
    before = read_catalog(url)
    run(url, case.change)
    after = read_catalog(url)
    found = compare(before, after)
    said = [f"{item.subject} {item.aspect}" for item in found]
    assert any(case.says in words for words in said), said
    assert fingerprint(before) != fingerprint(after)
    assert compare(after, before), "a difference is one from both sides"
    assert compare(after, read_catalog(url)) == (), "reading twice gives the same"


@pytest.mark.dialects("postgresql")
@pytest.mark.parametrize("case", POSTGRESQL.values(), ids=POSTGRESQL)
def test_on_postgres_a_change_is_named(server: Server, database: str, case: Case) -> None:
    if int(server.version.partition(".")[0]) >= case.since:
        assert_named(database, case)


@pytest.mark.dialects("postgresql")
def test_on_postgres_a_default_is_read_the_same_whatever_the_search_path_was(database: str) -> None:
    run(database, "CREATE SEQUENCE s; CREATE DOMAIN d AS int DEFAULT nextval('s')")
    before = read_catalog(database)
    run(database, "DROP DOMAIN d; SET search_path = ''; CREATE DOMAIN public.d AS int DEFAULT nextval('public.s')")
    assert compare(before, read_catalog(database)) == ()


@pytest.mark.dialects("mysql", "mariadb")
@pytest.mark.parametrize(("name", "case"), MYSQL.items(), ids=MYSQL)
def test_on_mysql_a_change_is_named(server: Server, database: str, name: str, case: Case) -> None:
    only, colon, _ = name.partition(":")
    if (not colon or only == server.dialect) and int(server.version.partition(".")[0]) >= case.since:
        assert_named(database, case)


@pytest.mark.dialects("mysql", "mariadb")
@pytest.mark.parametrize(
    ("right", "says"),
    [
        ("SELECT ON t", "right of 'NAME'@'%' to select of table t"),
        ("UPDATE (a) ON t", "right of 'NAME'@'%' to update of column t.a"),
        ("SELECT ON *", "right of 'NAME'@'%' to select of database"),
        ("EXECUTE ON FUNCTION f", "right of 'NAME'@'%' to execute of function f"),
    ],
)
def test_on_mysql_a_grant_is_named(database: str, right: str, says: str) -> None:
    # A user belongs to the whole server, so this one has the scratch database's own name in it.
    name = f"u{abs(hash(database)) % 10**8}"
    before = "CREATE TABLE t (a int); CREATE FUNCTION f() RETURNS int DETERMINISTIC RETURN 1; "
    try:
        case = Case(f"{before}CREATE USER {name}", f"GRANT {right} TO {name}", says.replace("NAME", name))
        assert_named(database, case)
    finally:
        run(database, f"DROP USER {name}")


@pytest.mark.parametrize("case", SQLITE.values(), ids=SQLITE)
def test_on_sqlite_a_change_is_named(sqlite_url: str, case: Case) -> None:
    run(sqlite_url, "PRAGMA user_version = 1; " + case.before)
    assert_named(sqlite_url, Case("", case.change, case.says))

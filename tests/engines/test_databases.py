"""Databases of a server: fresh, cheap, ours alone, and gone afterwards."""

from __future__ import annotations

import threading
import time
from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest
from sqlalchemy import create_engine, inspect, make_url, text

from toolkit.dialects.url import parse_url
from toolkit.engines.databases import DATABASES, administrator
from toolkit.engines.owner import owner_token
from toolkit.errors import BadInput, EngineUnavailable

if TYPE_CHECKING:
    from toolkit.engines import Server


def _ours(server: Server) -> set[str]:
    """The databases that this process has on a server; other workers have theirs."""
    return {name for name in DATABASES[server.dialect].names(server.admin_url) if owner_token() in name}


@pytest.mark.dialects("postgresql", "mysql", "mariadb", "sqlite")
def test_a_database_is_empty_and_gone_afterwards(server: Server) -> None:
    before = _ours(server)
    with server.database() as url:
        assert any(name in url for name in _ours(server) - before)
        engine = create_engine(parse_url(url))
        assert inspect(engine).get_table_names() == []
        engine.dispose()
    assert _ours(server) == before


def test_a_database_goes_although_a_transaction_is_open_in_it(server: Server) -> None:
    before = _ours(server)
    url = server.create_database()
    engine = create_engine(parse_url(url))
    with engine.connect() as connection:
        connection.execute(text("CREATE TABLE t (a int)"))
        connection.commit()
        connection.execute(text("SELECT * FROM t"))
        dropping = threading.Thread(target=server.drop_database, args=(url,), daemon=True)
        dropping.start()
        dropping.join(timeout=10)
        assert not dropping.is_alive()
        connection.invalidate()
    engine.dispose()
    assert _ours(server) == before


def test_a_database_goes_whatever_text_somebody_is_sending(server: Server) -> None:
    """Lists of sessions show the statements of everybody, cut anywhere."""
    sleep = "pg_sleep(2)" if server.dialect == "postgresql" else "SLEEP(2)"
    url = server.create_database()
    other = create_engine(parse_url(server.create_database()))

    def send() -> None:
        with other.connect() as connection:
            connection.execute(text(f"SELECT {sleep}, '{'👍' * 1000}', 'a{'👍' * 1000}'"))

    sending = threading.Thread(target=send)
    sending.start()
    time.sleep(0.5)
    server.drop_database(url)
    assert sending.is_alive()
    sending.join()
    server.drop_database(other.url.render_as_string(hide_password=False))
    other.dispose()


FEW_RIGHTS = {
    "postgresql": ("CREATE ROLE {user} LOGIN CREATEDB PASSWORD 'few rights'", ""),
    "mysql": ("CREATE USER {user} IDENTIFIED BY 'few rights'", "GRANT ALL ON `toolkit\\_scratch\\_%%`.* TO {user}"),
}


@pytest.mark.parametrize("may", [True, False], ids=["allowed to", "not allowed to"])
def test_somebody_who_may_make_databases_and_nothing_else_makes_them_and_takes_them_away(
    server: Server, *, may: bool
) -> None:
    user = f"u{uuid4().hex[:12]}"
    making, granting = FEW_RIGHTS["postgresql" if server.dialect == "postgresql" else "mysql"]
    statements = [making if may else making.replace(" CREATEDB", ""), *filter(None, [granting if may else ""])]
    with administrator(server.admin_url) as connection:
        for statement in statements:
            connection.exec_driver_sql(statement.format(user=user))
    admin_url = make_url(server.admin_url).set(username=user, password="few rights")
    poor = replace(server, admin_url=admin_url.render_as_string(hide_password=False))
    before = _ours(server)
    try:
        if may:
            with poor.database() as url, create_engine(parse_url(url)).connect() as connection:
                connection.exec_driver_sql("SELECT 1")
                assert len(_ours(server)) == len(before) + 1
        else:
            with pytest.raises(EngineUnavailable, match="allowed to make and drop databases"):
                poor.create_database()
        assert _ours(server) == before
    finally:
        with administrator(server.admin_url) as connection:
            connection.exec_driver_sql(f"DROP {'ROLE' if server.dialect == 'postgresql' else 'USER'} {user}")


def test_a_database_goes_when_its_test_fails(server: Server) -> None:
    before = _ours(server)
    with pytest.raises(ZeroDivisionError), server.database():
        raise ZeroDivisionError
    assert _ours(server) == before


@pytest.mark.dialects("postgresql", "sqlite")
def test_a_copy_of_a_template_holds_its_rows_and_is_independent(server: Server) -> None:
    with server.database() as template:
        source = create_engine(parse_url(template))
        with source.begin() as connection:
            connection.execute(text("CREATE TABLE t (a int)"))
            connection.execute(text("INSERT INTO t VALUES (7)"))
        # The pool still holds a connection to the template: a copy is made all the same.
        with server.database(template=template) as url:
            copy = create_engine(parse_url(url))
            with copy.begin() as connection:
                assert connection.scalar(text("SELECT a FROM t")) == 7
                connection.execute(text("DELETE FROM t"))
            copy.dispose()
        source.dispose()
        fresh = create_engine(parse_url(template))
        with fresh.begin() as connection:
            assert connection.scalar(text("SELECT count(*) FROM t")) == 1
        fresh.dispose()


@pytest.mark.dialects("mysql", "mariadb")
def test_a_server_that_cannot_copy_says_so(server: Server) -> None:
    assert not server.can_copy_databases
    with server.database() as url, pytest.raises(BadInput, match="cannot copy"):
        server.create_database(template=url)


def test_a_database_that_is_not_ours_is_never_dropped(server: Server) -> None:
    foreign = DATABASES[server.dialect].url(server.admin_url, "shop")
    with pytest.raises(BadInput, match="left alone"):
        server.drop_database(foreign)


def test_a_server_hides_its_password(server: Server) -> None:
    password = str(parse_url(server.admin_url).password)
    assert password not in repr(server)
    assert password not in server.label


@pytest.mark.dialects("mysql", "mariadb", "postgresql")
def test_counters_that_the_audit_reads_are_on(server: Server) -> None:
    queries = {
        "mysql": "SELECT @@performance_schema",
        "mariadb": "SELECT @@performance_schema + @@userstat = 2",
        "postgresql": "SELECT setting = 'on' FROM pg_settings WHERE name = 'track_counts'",
    }
    with server.database() as url:
        engine = create_engine(parse_url(url))
        with engine.connect() as connection:
            assert connection.scalar(text(queries[server.dialect]))
        engine.dispose()


@pytest.mark.dialects("mysql", "mariadb")
def test_every_account_of_a_scratch_server_that_can_log_in_has_a_password(server: Server) -> None:
    if server.via == "url":
        pytest.skip("the accounts of a given server are not ours")
    queries = {
        "mysql": "SELECT user FROM mysql.user WHERE authentication_string = '' AND account_locked = 'N'",
        "mariadb": "SELECT user FROM mysql.user WHERE authentication_string IN ('', 'invalid') AND is_role = 'N'"
        " AND user <> 'mariadb.sys'",
    }
    with administrator(server.admin_url) as connection:
        assert connection.scalars(text(queries[server.dialect])).all() == []

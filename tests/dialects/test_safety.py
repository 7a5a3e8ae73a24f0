"""A server that is read is safe: nothing is written, nobody waits for long, and a refusal is one clear sentence."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import psycopg
import pytest
from sqlalchemy.engine import make_url

from tests.systems.sample import connected
from toolkit.catalog.read import read_catalog, read_open
from toolkit.dialects.connect import open_session, read_profile
from toolkit.dialects.mysql.session import _REASONS as MYSQL
from toolkit.dialects.postgresql import session as postgresql
from toolkit.dialects.postgresql.session import _REASONS as POSTGRESQL
from toolkit.dialects.refusal import refused
from toolkit.dialects.session import Limits, Scope
from toolkit.errors import CannotConnect, ReadFailed, ToolkitError

if TYPE_CHECKING:
    from toolkit.engines import Server


@pytest.mark.dialects("postgresql", "mysql", "mariadb", "sqlite")
def test_a_session_cannot_write(database: str) -> None:
    with connected(database) as connection:
        connection.exec_driver_sql("CREATE TABLE t (a int)")
    for statement in ("INSERT INTO t VALUES (1)", "CREATE TABLE u (a int)", "DROP TABLE t"):
        with open_session(database) as session, pytest.raises(ToolkitError):
            session.rows(statement)
        with open_session(database) as session:
            for _ in range(2):
                with pytest.raises(ToolkitError), session.apart():
                    session.rows(statement)
            with pytest.raises(ToolkitError):
                session.rows(statement)
    with connected(database) as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM t").scalar() == 0


@pytest.mark.dialects("postgresql")
def test_a_table_under_an_exclusive_lock_is_read_all_the_same(database: str) -> None:
    with connected(database) as connection:
        connection.exec_driver_sql("CREATE TABLE held (a int PRIMARY KEY); CREATE TABLE free (a int)")
    with connected(database) as holder:
        holder.exec_driver_sql("LOCK TABLE held IN ACCESS EXCLUSIVE MODE")
        start = time.monotonic()
        catalog = read_catalog(database, limits=Limits(lock=1))
        assert time.monotonic() - start < 10
    assert [table.ref.name for table in catalog.tables] == ["free", "held"]


@pytest.mark.dialects("postgresql")
def test_on_postgres_we_say_who_we_are_and_give_up_a_slow_query(database: str) -> None:
    with open_session(database, Limits(statement=1)) as session:
        assert session.rows("SELECT current_setting('application_name')") == [("toolkit",)]
        with pytest.raises(ReadFailed, match="took too long"):
            session.rows("SELECT pg_sleep(30)")


@pytest.mark.dialects("postgresql")
def test_what_a_superuser_reads_counts_in_no_transaction(database: str) -> None:
    with open_session(database) as session:
        for _ in range(2):
            with session.apart():
                assert session.rows("SELECT current_setting('track_counts')") == [("off",)]
                assert session.rows("SELECT current_setting('transaction_read_only')") == [("on",)]
        assert session.rows("SHOW transaction_isolation") == [("repeatable read",)]


@pytest.mark.dialects("mysql")
def test_on_mysql_we_say_who_we_are_and_give_up_a_slow_query(database: str) -> None:
    with open_session(database, Limits(statement=1)) as session:
        named = session.rows(
            "SELECT ATTR_VALUE FROM performance_schema.session_connect_attrs"
            " WHERE PROCESSLIST_ID = CONNECTION_ID() AND ATTR_NAME = 'program_name'"
        )
        assert named == [("toolkit",)]
        with pytest.raises(ReadFailed, match="took too long"):
            session.rows("SELECT count(*) FROM information_schema.COLUMNS a, information_schema.COLUMNS b")


OF_OTHERS = {("grants", "on routines"), ("grants", "of others")}
HERE = "in this database"


@pytest.mark.dialects("mysql", "mariadb")
@pytest.mark.parametrize(
    ("rights", "unread"),
    [
        (("SELECT ON *",), {("view", "v"), ("triggers", HERE), ("events", HERE), ("routines", HERE)}),
        (("SELECT, EXECUTE ON *",), {("view", "v"), ("function", "f"), ("triggers", HERE), ("events", HERE)}),
        (("SELECT, SHOW VIEW, EVENT, EXECUTE ON *", "TRIGGER ON t"), {("function", "f")}),
        (
            ("SELECT ON t", "SHOW VIEW, EVENT, EXECUTE, TRIGGER ON *"),
            {("view", "v"), ("function", "f"), ("tables, columns and checks", HERE)},
        ),
    ],
)
@pytest.mark.parametrize("by", ["the user", "a role"])
def test_what_a_user_may_not_read_is_listed_with_the_reason(
    server: Server, database: str, rights: tuple[str, ...], unread: set[tuple[str, str]], by: str
) -> None:
    name = make_url(database).database
    user, role = f"u{abs(hash(name)) % 10**8}", f"r{abs(hash(name)) % 10**8}"
    holder = user if by == "the user" else role
    default = {"mysql": f"SET DEFAULT ROLE {role} TO {user}", "mariadb": f"SET DEFAULT ROLE {role} FOR {user}"}
    with connected(database) as connection:
        for statement in (
            "CREATE TABLE t (a int)",
            "CREATE VIEW v AS SELECT a FROM t",
            "CREATE FUNCTION f() RETURNS int DETERMINISTIC RETURN 1",
            f"CREATE USER {user}@'%%' IDENTIFIED BY 'few rights'",
            f"CREATE ROLE {role}",
            f"GRANT {role} TO {user}",
            default[server.dialect],
            *(f"GRANT {right} TO {holder}" for right in rights),
        ):
            connection.exec_driver_sql(statement)
    try:
        poor = make_url(database).set(username=user, password="few rights").render_as_string(hide_password=False)
        found = read_catalog(poor).unread
    finally:
        with connected(database) as connection:
            connection.exec_driver_sql(f"DROP USER {user}@'%%'")
            connection.exec_driver_sql(f"DROP ROLE {role}")
    assert {(item.kind, item.name) for item in found} == unread | OF_OTHERS
    assert all("GRANT " in item.reason for item in found)


def test_a_wrong_password_a_wrong_user_and_a_wrong_database_are_told_apart(server: Server) -> None:
    right = make_url(server.admin_url).set(database="no_such_database")
    with pytest.raises(CannotConnect, match="There is no such database"), open_session(right.render_as_string(False)):
        pass
    wrong = make_url(server.admin_url).set(password="hunter2", database="x").render_as_string(hide_password=False)
    with pytest.raises(CannotConnect, match=r"refused the .*password") as caught, open_session(wrong):
        pass
    assert "hunter2" not in str(caught.value)


ANSWERS = {
    "refused": (
        POSTGRESQL,
        'connection failed: connection to server at "127.0.0.1", port 1 failed: Connection refused',
        "No server listens",
    ),
    "host": (
        POSTGRESQL,
        "failed to resolve host 'nowhere.invalid': [Errno -2] Name or service not known",
        "is not known",
    ),
    "user": (POSTGRESQL, 'FATAL:  role "nobody" does not exist', "no such user"),
    "pooler": (POSTGRESQL, "unsupported startup parameter: options", "A pooler such as PgBouncer"),
    "no login": (POSTGRESQL, 'FATAL:  role "me" is not permitted to log in', "may not log in"),
    "no connection of the user's left": (
        POSTGRESQL,
        'FATAL:  too many connections for role "me"',
        "no more connections",
    ),
    "closed": (POSTGRESQL, 'FATAL:  database "x" is not currently accepting connections', "accepts no connections"),
    "no connection of the database left": (POSTGRESQL, 'FATAL:  too many connections for database "x"', "no more con"),
    "timeout too long": (
        POSTGRESQL,
        'FATAL:  invalid value for parameter "lock_timeout": "99999999s"\nHINT:  Value exceeds integer range.',
        "no timeout that long",
    ),
    "another kind": (POSTGRESQL, "received invalid response to SSL negotiation: J", "does not answer as PostgreSQL"),
    "hung up": (
        POSTGRESQL,
        'connection to server at "10.0.0.1", port 80 failed: server closed the connection unexpectedly',
        "does not answer as PostgreSQL",
    ),
    "new words": (
        POSTGRESQL,
        'failed: FATAL:  role "me" is on holiday\nHINT:  Wait.',
        'failed: role "me" is on holiday.',
    ),
    "pg_hba": (
        POSTGRESQL,
        'FATAL:  no pg_hba.conf entry for host "10.0.0.1", user "x", database "y", no encryption',
        "let",
    ),
    "tls": (POSTGRESQL, "server does not support SSL, but SSL was required", "TLS"),
    "certificate": (POSTGRESQL, "SSL error: certificate verify failed", "TLS"),
    "rights": (POSTGRESQL, 'FATAL:  permission denied for database "x"', "may not connect"),
    "full": (POSTGRESQL, "FATAL:  sorry, too many clients already", "no connection left"),
    "starting": (POSTGRESQL, "FATAL:  the database system is starting up", "starting or stopping"),
    "slow": (POSTGRESQL, "connection timeout expired", "in time"),
    "mysql refused": (
        MYSQL,
        "(2003, \"Can't connect to MySQL server on 'x' ([Errno 111] Connection refused)\")",
        "No server",
    ),
    "mysql host": (MYSQL, '(2003, "Can\'t connect ([Errno -2] Name or service not known)")', "is not known"),
    "mysql tls": (MYSQL, "(3159, 'Connections using insecure transport are prohibited')", "TLS"),
    "mysql rights": (MYSQL, "(1044, \"Access denied for user 'x' to database 'y'\")", "may not use"),
    "mysql host not allowed": (MYSQL, "(1130, \"Host 'x' is not allowed to connect\")", "from here"),
    "mysql full": (MYSQL, "(1040, 'Too many connections')", "no connection left"),
    "mysql another kind": (
        MYSQL,
        "(2013, 'Lost connection to MySQL server during query (timed out)')",
        "not answer as",
    ),
    "anything else": (MYSQL, "(9999, 'new in version 12')", "failed: (9999, 'new in version 12')."),
}


@pytest.mark.parametrize(("reasons", "answer", "says"), ANSWERS.values(), ids=ANSWERS)
def test_what_a_server_answers_becomes_a_sentence_and_a_next_step(reasons, answer: str, says: str) -> None:
    problem = refused(answer, "postgresql://me@db/shop", reasons)
    assert says in problem.message
    assert problem.message.endswith(".")
    assert problem.hint


def test_what_a_server_answers_in_new_words_is_repeated_without_the_password() -> None:
    problem = refused("FATAL:  hunter2 is too short", "postgresql://me@db/shop", POSTGRESQL, ("hunter2",))
    assert problem.message == "The connection to postgresql://me@db/shop failed: *** is too short."


def test_a_server_too_old_is_named_with_what_would_do(postgres_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(psycopg.ConnectionInfo, "server_version", property(lambda _: 90624))
    with (
        pytest.raises(ToolkitError, match=r"is PostgreSQL 9; the toolkit reads 13 and up\."),
        open_session(postgres_url),
    ):
        pass


@pytest.mark.dialects("postgresql")
def test_a_pooler_that_swallows_the_settings_of_a_session_is_not_read_through(
    database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(postgresql, "_options", lambda *_: "")
    with pytest.raises(CannotConnect, match="A pooler such as PgBouncer stands before"), open_session(database):
        pass


@pytest.mark.dialects("postgresql")
def test_reading_what_is_known_of_values_holds_no_lock_on_a_table_or_sequence(database: str) -> None:
    with connected(database) as connection:
        connection.exec_driver_sql("CREATE TABLE t (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY)")
        connection.exec_driver_sql("INSERT INTO t OVERRIDING SYSTEM VALUE SELECT generate_series(1, 50)")
        connection.exec_driver_sql("ANALYZE t")
    with open_session(database) as session:
        assert [each.last for each in read_profile(session, Scope(), read_open(session, Scope())).numberings] == [50]
        with connected(database) as other:
            other.exec_driver_sql("SET lock_timeout = '1s'")
            other.exec_driver_sql("ALTER SEQUENCE t_id_seq RESTART WITH 99")
            other.exec_driver_sql("ALTER TABLE t ADD note text")

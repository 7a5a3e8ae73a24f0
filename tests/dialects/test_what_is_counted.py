"""Where a server counts a part only, or since later than it runs, its zeros are not taken for disuse."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest
from sqlalchemy import make_url

from tests.findings.test_traps import rows, run, table
from toolkit.dialects import remembered
from toolkit.dialects.connect import logs_everything, open_session, read_remembered, read_usage
from toolkit.dialects.session import Scope

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.dialects.remembered import Remembered
    from toolkit.dialects.usage import Usage
    from toolkit.engines import Server

SETTINGS = "UPDATE performance_schema.setup_{} SET ENABLED = '{}' WHERE {}"
# What to switch off and on again, and the word that has to be said of it.
BLINDED = [
    ("actors", "USER = '%%'", "setup_actors"),
    ("consumers", "NAME = 'global_instrumentation'", "performance_schema is off"),
]


def counted(url: str) -> tuple[Usage, Remembered]:
    with open_session(url) as session:
        return read_usage(session, Scope()), read_remembered(session)


def left_out(url: str) -> None:
    rule = f"('TABLE', '{make_url(url).database}', 'left_out', 'NO', 'NO')"
    run(url, f"INSERT INTO performance_schema.setup_objects VALUES {rule}")
    run(url, table("left_out"), table("watched"), rows("left_out"), rows("watched"))
    usage, _ = counted(url)
    assert {item.table.name: item.inserted for item in usage.tables} == {"watched": 50}
    assert any("setup_objects" in unseen for unseen in usage.cannot_see)


def not_watched(url: str, settings: str, where: str, word: str) -> None:
    run(url, SETTINGS.format(settings, "NO", where))
    try:
        usage, statements = counted(url)
    finally:
        run(url, SETTINGS.format(settings, "YES", where))
    assert word in statements.unavailable
    # MariaDB has other counters to ask then.
    assert word in usage.unavailable or usage.source == "information_schema.TABLE_STATISTICS"


def forgotten(url: str) -> None:
    before, _ = counted(url)
    run(url, "DO SLEEP(2)", "TRUNCATE TABLE performance_schema.events_statements_summary_by_digest")
    usage, statements = counted(url)
    assert before.window.start is not None
    assert usage.window.start is not None
    assert before.window.start < usage.window.start <= usage.window.end
    assert "may have been reset" in usage.window.because
    assert statements.window.start == usage.window.start


@pytest.mark.dialects("mysql", "mariadb")
def test_what_the_performance_schema_did_not_count_is_not_zero(
    server_apart: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The server has just been started.
    monkeypatch.setattr(remembered, "_SILENCE", timedelta(0))
    # One after the other, for each changes the whole server.
    with server_apart.database() as url:
        left_out(url)
        for each in BLINDED:
            not_watched(url, *each)
        forgotten(url)


@pytest.fixture
def remembered_here(server_apart: Server) -> Iterator[str]:
    """A Postgres database that remembers its statements."""
    with server_apart.database() as url:
        run(url, "CREATE EXTENSION pg_stat_statements", table("quiet"))
        yield url


@pytest.fixture
def user(server_apart: Server) -> Iterator[str]:
    """Somebody else, on Postgres."""
    name = f"u{uuid4().hex[:12]}"
    run(server_apart.admin_url, f"CREATE ROLE {name}")
    yield name
    run(server_apart.admin_url, f"DROP ROLE {name}")


@pytest.mark.dialects("postgresql")
@pytest.mark.parametrize("whom", ["DATABASE {database}", "ROLE {user} IN DATABASE {database}"])
def test_who_is_not_counted_is_not_taken_for_nobody(remembered_here: str, user: str, whom: str) -> None:
    assert not counted(remembered_here)[0].unavailable
    whom = whom.format(user=user, database=make_url(remembered_here).database)
    run(remembered_here, f"ALTER {whom} SET track_counts = off")
    assert "track_counts is off" in counted(remembered_here)[0].unavailable


@pytest.mark.dialects("postgresql")
@pytest.mark.parametrize("setting", ["pg_stat_statements.track = none", "compute_query_id = off"])
def test_a_database_whose_statements_are_not_remembered_says_so(remembered_here: str, setting: str) -> None:
    assert not counted(remembered_here)[1].unavailable
    run(remembered_here, f"ALTER DATABASE {make_url(remembered_here).database} SET {setting}")
    assert "compute_query_id" in counted(remembered_here)[1].unavailable


@pytest.mark.dialects("postgresql")
@pytest.mark.parametrize(
    ("whom", "setting"),
    [
        ("DATABASE {database}", "pg_stat_statements.track_utility = off"),
        ("ROLE {user} IN DATABASE {database}", "pg_stat_statements.track = none"),
    ],
)
def test_where_some_statements_are_not_remembered_there_may_be_more(
    remembered_here: str, user: str, whom: str, setting: str
) -> None:
    assert not counted(remembered_here)[1].forgot_some
    whom = whom.format(user=user, database=make_url(remembered_here).database)
    run(remembered_here, f"ALTER {whom} SET {setting}")
    assert counted(remembered_here)[1].forgot_some


@pytest.mark.dialects("postgresql")
def test_a_log_that_leaves_a_user_out_does_not_hold_everything(remembered_here: str, user: str) -> None:
    name = make_url(remembered_here).database
    run(remembered_here, f"ALTER DATABASE {name} SET log_statement = 'all'")
    with open_session(remembered_here) as session:
        assert logs_everything(session)
    run(remembered_here, f"ALTER ROLE {user} IN DATABASE {name} SET log_statement = 'mod'")
    with open_session(remembered_here) as session:
        assert not logs_everything(session)


@pytest.mark.dialects("postgresql")
def test_statements_of_one_database_speak_since_they_were_forgotten(
    server_apart: Server, remembered_here: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(remembered, "_SILENCE", timedelta(0))
    before = counted(remembered_here)[1].window.start
    run(
        remembered_here,
        "SELECT pg_stat_statements_reset(0, oid, 0) FROM pg_database WHERE datname = current_database()",
        "SELECT * FROM quiet",
    )
    after = counted(remembered_here)[1].window.start
    assert before is not None
    assert after is not None
    # Before Postgres 17 a statement does not say since when it is counted.
    assert (after > before) == (int(server_apart.version.split(".")[0]) >= 17)

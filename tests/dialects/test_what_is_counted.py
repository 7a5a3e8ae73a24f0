"""Where a server counts a part only, or since later than it runs, its zeros are not taken for disuse."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import make_url

from tests.findings.test_traps import rows, run, table
from toolkit.dialects.connect import open_session, read_remembered, read_usage
from toolkit.dialects.mysql import window
from toolkit.dialects.session import Scope

if TYPE_CHECKING:
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
        usage, remembered = counted(url)
    finally:
        run(url, SETTINGS.format(settings, "YES", where))
    assert word in remembered.unavailable
    # MariaDB has other counters to ask then.
    assert word in usage.unavailable or usage.source == "information_schema.TABLE_STATISTICS"


def forgotten(url: str) -> None:
    before, _ = counted(url)
    run(url, "DO SLEEP(2)", "TRUNCATE TABLE performance_schema.events_statements_summary_by_digest")
    usage, remembered = counted(url)
    assert before.window.start is not None
    assert usage.window.start is not None
    assert before.window.start < usage.window.start <= usage.window.end
    assert "may have been reset" in usage.window.because
    assert remembered.window.start == usage.window.start


@pytest.mark.dialects("mysql", "mariadb")
def test_what_the_performance_schema_did_not_count_is_not_zero(
    server_apart: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The server has just been started.
    monkeypatch.setattr(window, "_SILENCE", timedelta(0))
    # One after the other, for each changes the whole server.
    with server_apart.database() as url:
        left_out(url)
        for each in BLINDED:
            not_watched(url, *each)
        forgotten(url)

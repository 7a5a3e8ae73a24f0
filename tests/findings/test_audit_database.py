"""The audit finds what nobody reads, says since when, and finds nothing where somebody reads."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from tests.findings.test_traps import rows, run, table
from tests.systems.sample import connected
from toolkit.findings.audit import audit_database
from toolkit.findings.estate import Estate
from toolkit.findings.inputs import Depth, Inputs
from toolkit.findings.windows import describe_window, trust_in
from toolkit.model.evidence import Window
from toolkit.model.finding import Confidence, Use, Verdict
from toolkit.report.audit_report import as_text

if TYPE_CHECKING:
    from toolkit.findings.audit import Audit

NOW = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


def found(audit: Audit) -> dict[str, Use]:
    return {finding.subject.name: finding.use for finding in audit.verdicts}


def test_the_conversation_logs_of_llm_manager_are_written_and_never_read(llm_manager: str) -> None:
    audit = audit_database(llm_manager)
    assert found(audit) == {"llm_manager_conversation_logs": Use.WRITTEN_NEVER_READ}
    (finding,) = audit.verdicts
    assert finding.verdict is Verdict.INVESTIGATE, "one family of evidence is never enough to drop"
    assert finding.confidence is Confidence.NONE, "a window of minutes proves nothing"
    assert any(text.startswith("code (") for text in finding.not_looked_at)


def test_auditing_twice_leaves_no_trace_in_the_counters(llm_manager: str) -> None:
    first, second = audit_database(llm_manager), audit_database(llm_manager)
    reads = [{(item.subject, item.measure): item.value for item in audit.evidence} for audit in (first, second)]
    assert reads[0] == reads[1]


def test_one_read_is_use(database: str) -> None:
    with connected(database) as connection:
        for name in ("silent_log", "read_log"):
            connection.exec_driver_sql(f"CREATE TABLE {name} (id int PRIMARY KEY, note varchar(20))")
            connection.exec_driver_sql(f"INSERT INTO {name} VALUES (1, 'a'), (2, 'b')")
    with connected(database) as connection:
        connection.exec_driver_sql("SELECT * FROM read_log").fetchall()
    assert found(audit_database(database)) == {"silent_log": Use.WRITTEN_NEVER_READ}


@pytest.mark.dialects("postgresql")
def test_a_reset_of_the_counters_starts_the_window_anew(database: str) -> None:
    with connected(database) as connection:
        connection.exec_driver_sql("CREATE TABLE t (id int); INSERT INTO t VALUES (1)")
        before = connection.exec_driver_sql("SELECT now()").scalar()
    with connected(database) as connection:
        connection.exec_driver_sql("SELECT pg_stat_reset()")
    window = audit_database(database).window
    assert window.start is not None
    assert window.start >= before
    assert window.because == "the counters of this database were reset"


@pytest.mark.dialects("mysql", "mariadb")
def test_the_window_starts_when_the_server_did(database: str) -> None:
    window = audit_database(database).window
    assert window.because == "the server started"
    assert window.start is not None
    assert window.start <= window.end


@pytest.mark.dialects("sqlite")
def test_where_nothing_is_counted_nothing_is_found_and_the_reason_is_given(database: str) -> None:
    with connected(database) as connection:
        connection.exec_driver_sql("CREATE TABLE t (id int)")
    audit = audit_database(database)
    assert audit.verdicts == ()
    assert "SQLite does not count" in audit.unavailable


def window(days: float) -> Window:
    return Window(start=NOW - timedelta(days=days), end=NOW, because="the server started")


def test_trust_grows_with_the_window_and_counters_alone_never_reach_high() -> None:
    assert [trust_in(window(days)) for days in (0.1, 31, 92, 4000)] == [
        Confidence.NONE,
        Confidence.LOW,
        Confidence.MEDIUM,
        Confidence.MEDIUM,
    ]
    assert trust_in(Window(start=None, end=NOW, because="?")) is Confidence.NONE


def test_a_window_is_told_in_calendar_terms() -> None:
    assert "20 days, 1 month's end and no year's end seen" in describe_window(window(20))
    assert "40 days, 2 ends of months and no year's end seen" in describe_window(window(40))
    assert "90 days, 3 ends of months and 1 year's end seen" in describe_window(window(90))
    assert "800 days, 27 ends of months and 3 of years seen" in describe_window(window(800))
    assert "2 hours, no month's end seen" in describe_window(window(2.2 / 24))
    assert "a time nobody knows" in describe_window(Window(start=None, end=NOW, because="?"))


def test_what_the_audit_itself_read_is_measured_in_the_counters(database: str) -> None:
    # A database of its own: elsewhere the counters would show these reads to others.
    run(database, *(table(name) for name in ("one", "two")), rows("one"), rows("two"))
    quick, deep = audit_database(database), audit_database(database, inputs=Inputs(depth=Depth.DEEP))
    assert quick.trace == ()
    assert deep.trace
    looked_at = sum(number for _, number in deep.trace)
    if deep.catalog.dialect == "sqlite":
        assert "nobody counts that" in as_text(Estate(audits=(deep,)))
        return
    if deep.catalog.dialect == "postgresql":
        # A superuser's session is not counted, for it says so.
        assert sum(deep.grown.values()) == 0
        assert "the counters do not show it" in as_text(Estate(audits=(deep,)))
    else:
        assert sum(deep.grown.values()) >= looked_at / 2
        assert "the counters of those tables rose by" in as_text(Estate(audits=(deep,)))
    reads = [audit.rows_read for audit in (quick, deep)]
    assert reads[0] == reads[1], "what is read for the audit cannot show in it"

"""Rules that need a long window, another server than Postgres, or tables too large to fill in a test."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from tests.findings.test_rules import found
from tests.findings.test_traps import run
from toolkit.catalog.read import Scope, read_open
from toolkit.dialects.connect import open_session, read_usage
from toolkit.dialects.profile import ColumnProfile, Profile
from toolkit.dialects.remembered import Remembered, RememberedStatement
from toolkit.dialects.usage import TableUsage, Usage
from toolkit.evidence.counters import counter_evidence
from toolkit.evidence.snapshots import together
from toolkit.findings.rule import Case
from toolkit.findings.rules.column_never_read import COLUMN_NEVER_READ
from toolkit.findings.rules.idle_blocker import IDLE_BLOCKER
from toolkit.findings.rules.index_bloat import INDEX_BLOAT
from toolkit.findings.rules.no_retention import NO_RETENTION
from toolkit.findings.rules.unused_index import UNUSED_INDEX
from toolkit.model.catalog import Catalog
from toolkit.model.evidence import Evidence, Measure, Method, Window
from toolkit.model.names import Ref
from toolkit.model.table import Column, ForeignKey, IndexPart, Key, Size, Table
from toolkit.model.types import Family, SqlType
from toolkit.samples import find_sample, load_sample

if TYPE_CHECKING:
    from toolkit.engines import Server
    from toolkit.findings.rule import Rule

NOW = datetime(2026, 3, 2, tzinfo=UTC)
LONG = Window(start=NOW - timedelta(days=60), end=NOW, because="the server started")
SHORT = Window(start=NOW - timedelta(days=6), end=NOW, because="the server started")
BIGINT = SqlType(spelling="bigint", family=Family.INTEGER)
TIME = SqlType(spelling="timestamptz", family=Family.TIMESTAMP_TZ)
LOGS = Table(
    ref=Ref(name="logs"),
    columns=(
        Column(name="id", type=BIGINT, nullable=False),
        Column(name="user_id", type=BIGINT),
        Column(name="at", type=TIME),
    ),
    primary_key=Key(name="pk", parts=(IndexPart(column="id"),)),
    foreign_keys=(ForeignKey(name="of_user", columns=("user_id",), target=Ref(name="users"), target_columns=("id",)),),
    size=Size(rows=1_000_000, table_bytes=2**27, index_bytes=2**29),
)


def case(window: Window = LONG, *, statements: tuple[str, ...] = (), deleted: int = 0) -> Case:
    def counted(measure: Measure, value: int) -> Evidence:
        return Evidence(
            subject=LOGS.ref,
            family="counters",
            measure=measure,
            value=value,
            method=Method.EXACT,
            source="test",
            window=window,
        )

    usage = TableUsage(table=LOGS.ref, rows_read=0, inserted=50_000, updated=0, deleted=deleted)
    return Case(
        catalog=Catalog(dialect="postgresql", server_version="18", tables=(LOGS,)),
        evidence=(
            counted(Measure.ROWS_READ, 0),
            counted(Measure.UNEXPLAINED_READS, 0),
            counted(Measure.UNEXPLAINED_WRITES, 0),
        ),
        usage=Usage(source="test", window=window, tables=(usage,)),
        remembered=Remembered(
            source="test",
            window=window,
            statements=tuple(RememberedStatement(text=text, calls=9) for text in statements),
        ),
        profile=Profile(columns=(ColumnProfile(table=LOGS.ref, column="id", width=8),)),
    )


def parts(rule: Rule, case: Case) -> list[str]:
    return [finding.part for finding in rule.find(case)]


def test_a_table_only_grows_where_rows_came_for_long_and_none_left() -> None:
    assert parts(NO_RETENTION, case()) == [""]
    assert parts(NO_RETENTION, case(SHORT)) == []
    assert parts(NO_RETENTION, case(deleted=1)) == []


def test_rows_of_a_table_out_of_use_block_deletes_elsewhere() -> None:
    assert parts(IDLE_BLOCKER, case()) == ["of_user"]


def test_indexes_are_bloated_by_the_widths_of_what_they_hold() -> None:
    assert parts(INDEX_BLOAT, case()) == [""]


@pytest.mark.parametrize(
    ("statements", "unread"),
    [
        (("SELECT id, user_id FROM logs WHERE id > $1",), ["at"]),
        (("SELECT id FROM logs WHERE user_id = $1", "INSERT INTO logs (id, user_id, at) VALUES ($1, $2, $3)"), ["at"]),
        (("SELECT id, user_id FROM logs ORDER BY at",), []),
        (("SELECT id, user_id FROM logs", "SELECT * FROM logs WHERE id = $1"), []),
        (("SELECT l.* FROM logs l",), []),
        (("SELECT count(*) FROM logs WHERE user_id = $1",), ["at"]),
        (("UPDATE logs SET user_id = $1 WHERE at < $2",), []),
        ((), []),
    ],
)
def test_a_column_is_unread_where_every_statement_names_what_it_wants(
    statements: tuple[str, ...], unread: list[str]
) -> None:
    assert parts(COLUMN_NEVER_READ, case(statements=statements)) == unread
    assert parts(COLUMN_NEVER_READ, case(SHORT, statements=statements)) == []


@pytest.mark.dialects("postgresql", "mysql", "mariadb")
def test_an_index_is_unread_where_its_table_is_read_for_as_long_as_indexes_were_counted(
    server: Server, database: str
) -> None:
    for table in ("shown", "quiet"):
        run(database, f"CREATE TABLE {table} (id int PRIMARY KEY, a int, b int)")
        run(database, *(f"CREATE INDEX {table}_{column} ON {table} ({column})" for column in "ab"))
        run(database, f"INSERT INTO {table} VALUES " + ", ".join(f"({i}, {i}, {i})" for i in range(3000)))
        run(database, f"ANALYZE {'' if server.dialect == 'postgresql' else 'TABLE'} {table}")
    run(database, *["SELECT b FROM shown WHERE a = 7"] * 3)
    with open_session(database) as session:
        usage, catalog = read_usage(session, Scope()), read_open(session, Scope())
    usage = replace(usage, tables=tuple(replace(each, since=None) for each in usage.tables))
    long_ago = replace(usage, tables=(), window=replace(usage.window, start=usage.window.end - timedelta(days=90)))
    since_then = replace(usage, window=long_ago.window)
    assert {each.ref.name for each in catalog.tables} == {"shown", "quiet"}
    for counted, unread in ((since_then, ["shown_b"]), (together([long_ago, usage]), [])):
        evidence = counter_evidence(counted, catalog)
        assert parts(UNUSED_INDEX, Case(catalog=catalog, evidence=evidence, usage=counted)) == unread


@pytest.mark.dialects("mysql", "mariadb")
def test_what_only_mysql_knows_is_found_there(database: str) -> None:
    run(
        database,
        "CREATE TABLE users (id int AUTO_INCREMENT PRIMARY KEY, a int, b bigint, KEY by_a (a, id), KEY by_b (b))",
        "INSERT INTO users (id, a) VALUES (2000000000, 1)",
        "ANALYZE TABLE users",
    )
    assert sorted(found(database)) == [("C011", "users", "id"), ("I006", "users", "by_a")]


@pytest.mark.dialects("mysql", "mariadb")
def test_what_these_servers_know_of_values_tells_a_constant(database: str) -> None:
    numbers = ", ".join(f"({number}, 'EUR')" for number in range(1, 1500))
    mysql = "ANALYZE TABLE prices UPDATE HISTOGRAM ON currency WITH 4 BUCKETS"
    run(
        database,
        "CREATE TABLE prices (id int PRIMARY KEY, currency char(3) NOT NULL)",
        f"INSERT INTO prices VALUES {numbers}",
        mysql if database.startswith("mysql") else "ANALYZE TABLE prices PERSISTENT FOR ALL",
        "ANALYZE TABLE prices",
    )
    assert found(database) == [("C008", "prices", "currency")]


@pytest.mark.dialects("postgresql")
def test_the_flaws_of_ai_logging_are_found(database: str) -> None:
    load_sample(find_sample("ai_logging"), database, rows=300, seed=1)
    assert {
        ("C006", "ai_error_recovery", "request_log_id"),
        ("C012", "ai_error_recovery", "was_successful"),
        ("C012", "ai_error_analysis", "auto_correction_enabled"),
        ("I001", "ai_request_logs", "idx_ai_logs_request_id"),
        ("I001", "ai_error_analysis", "idx_ai_error_pattern"),
    } <= set(found(database))


@pytest.mark.dialects("postgresql")
def test_the_flaws_of_synapscale_and_llm_request_logs_are_found(server: Server) -> None:
    with server.database() as url:
        load_sample(find_sample("synapscale"), url, rows=300, seed=1)
        assert {("C001", "usage_logs", "cost_usd"), ("C001", "billing_events", "amount_usd")} <= set(found(url))
    with server.database() as url:
        load_sample(find_sample("llm_request_logs"), url, rows=3000, seed=1)
        assert ("I007", "llm_request_logs", "idx_llm_request_logs_success") in found(url)

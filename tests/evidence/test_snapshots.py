"""Snapshots see further back than a server does: over restarts, without counting anything twice."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import make_url

from tests.findings.test_traps import rows, run, table
from toolkit.cli.snapshot import command
from toolkit.dialects.usage import TableUsage, Usage
from toolkit.errors import BadInput
from toolkit.evidence.snapshots import keep, kept, together
from toolkit.findings.audit import audit_database
from toolkit.findings.inputs import Inputs
from toolkit.model.evidence import Window
from toolkit.model.names import Ref

if TYPE_CHECKING:
    from pathlib import Path

START = datetime(2026, 1, 1, 0, 0, 0, 5, tzinfo=UTC)


def usage(hour: int, *, since: datetime, read: int, identity: str = "1") -> Usage:
    counted = TableUsage(
        table=Ref(name="t"), identity=identity, rows_read=read, inserted=0, updated=0, deleted=0, full_scans=read
    )
    end = START + timedelta(hours=hour)
    return Usage(source="test", window=Window(start=since, end=end, because="it began"), tables=(counted,))


@given(reads=st.lists(st.integers(min_value=0, max_value=1000), min_size=1, max_size=8))
def test_without_a_restart_the_last_snapshot_says_it_all(reads: list[int]) -> None:
    counted = [sum(reads[: place + 1]) for place in range(len(reads))]
    total = together([usage(hour, since=START, read=read) for hour, read in enumerate(counted)])
    assert total.tables[0].rows_read == total.tables[0].full_scans == counted[-1]
    assert total.window.start == START


@given(runs=st.lists(st.lists(st.integers(min_value=0, max_value=99), min_size=1, max_size=4), min_size=1, max_size=4))
def test_over_restarts_every_run_counts_once_and_the_window_starts_with_the_first(runs: list[list[int]]) -> None:
    snapshots, hour = [], 0
    for each in runs:
        since = START + timedelta(hours=hour)
        for place in range(len(each)):
            snapshots.append(usage(hour, since=since, read=sum(each[: place + 1])))
            hour += 1
    total = together(snapshots)
    assert total.tables[0].rows_read == sum(map(sum, runs))
    assert total.window.start == START
    assert bool([text for text in total.cannot_see if "a restart or reset" in text]) == (len(runs) > 1)


def test_a_table_that_took_the_name_of_another_starts_at_its_own_zero() -> None:
    swapped = [usage(0, since=START, read=50), usage(1, since=START, read=60, identity="2")]
    assert together(swapped).tables[0].rows_read == 110


def test_what_is_kept_comes_back_and_twice_is_once(tmp_path: Path) -> None:
    store, one = tmp_path / "store", usage(1, since=START, read=5)
    assert [keep(store, "here", one), keep(store, "here", one), keep(store, "there", one)] == [1, 1, 1]
    assert kept(store, "here") == [one]


def test_a_database_is_known_by_every_name_of_this_machine_and_no_other_is(tmp_path: Path) -> None:
    store, one, other = tmp_path / "store", usage(1, since=START, read=5), usage(2, since=START, read=6)
    keep(store, "postgresql://me@127.0.0.1/shop", one)
    assert keep(store, "postgresql://you@localhost:5432/shop", other) == 2
    for same in ("postgresql://me@[::1]/shop", "postgresql://me@localhost/shop", "postgres://localhost/shop"):
        assert kept(store, same) == [one, other]
    for different in ("postgresql://me@db/shop", "postgresql://me@localhost:5433/shop", "postgresql://localhost/sale"):
        assert kept(store, different) == []


@pytest.mark.dialects("postgresql")
def test_a_reader_before_a_reset_is_not_forgotten(database: str, tmp_path: Path) -> None:
    store = tmp_path / "shop.snapshots"
    run(database, table("busy"), rows("busy"), table("quiet"), rows("quiet"))
    run(database, "SELECT * FROM busy", "ANALYZE")
    done = CliRunner().invoke(command, [database, "--store", str(store)])
    assert "2 tables noted; 1 snapshot of postgresql://" in done.output
    run(database, "SELECT pg_stat_reset()")
    alone = {finding.subject.name for finding in audit_database(database).verdicts}
    elsewhere = make_url(database).set(host="localhost").render_as_string(hide_password=False)
    audit = audit_database(elsewhere, inputs=Inputs(snapshots=store))
    assert not any("snapshot" in remark for remark in audit.remarks)
    assert alone == {"busy", "quiet"}
    assert {finding.subject.name for finding in audit.verdicts} == {"quiet"}
    assert audit.window.because == "the snapshot before it began to count"
    assert any(
        "use between a restart or reset and the snapshot before it (1 of them)" in text
        for text in audit.verdicts[0].not_looked_at
    )


@pytest.mark.dialects("postgresql")
def test_a_store_without_snapshots_of_the_database_is_no_secret(database: str, tmp_path: Path) -> None:
    keep(tmp_path / "store", "postgresql://me@db/shop", usage(1, since=START, read=5))
    audit = audit_database(database, inputs=Inputs(snapshots=tmp_path / "store"))
    assert any("holds no snapshot of postgresql://" in remark and "db/shop" in remark for remark in audit.remarks)


@pytest.mark.parametrize(
    "of_another", ["CREATE TABLE notes (a)", "CREATE TABLE snapshots (a); CREATE TABLE counters (a)"]
)
def test_the_database_of_another_program_is_refused_and_left_as_it_was(tmp_path: Path, of_another: str) -> None:
    with closing(sqlite3.connect(tmp_path / "app.db")) as app:
        app.executescript(of_another)
    before = (tmp_path / "app.db").read_bytes()
    for use in (lambda store: keep(store, "here", usage(1, since=START, read=5)), lambda store: kept(store, "here")):
        with pytest.raises(BadInput, match="no snapshot store") as caught:
            use(tmp_path / "app.db")
        assert caught.value.hint
    assert (tmp_path / "app.db").read_bytes() == before


def test_a_file_that_is_no_store_is_named(tmp_path: Path) -> None:
    (tmp_path / "text").write_text("this is no database, and it is long enough to be read as one" * 40)
    with pytest.raises(BadInput, match="cannot be used as a snapshot store"):
        kept(tmp_path / "text", "here")
    with pytest.raises(BadInput, match="There is no snapshot store"):
        kept(tmp_path / "nothing", "here")

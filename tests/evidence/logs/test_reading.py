"""What files that are no logs, logs of others and logs in part make of the answer."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING

import pytest

from tests.evidence.logs.sample_logs import catalog, sample, used
from toolkit.errors import BadInput
from toolkit.evidence.logs import counted, gathered, log_evidence, read_logs
from toolkit.findings.witnesses import witnesses

if TYPE_CHECKING:
    from pathlib import Path

GENERAL = sample("mysql_general")[0]
CSV = sample("postgres_csv")[0]


def general(*statements: str, database: str = "shop") -> str:
    lines = (f"2026-03-01T09:00:0{at % 10}.000000Z\t    9 Query\t{text}\n" for at, text in enumerate(statements))
    return f"2026-03-01T09:00:00.000000Z\t    9 Connect\tapp@host on {database} using TCP/IP\n" + "".join(lines)


@pytest.mark.parametrize("content", [b"", b"hello\nworld\n", b"\x00\x01" * 9000, b"\x1f\x8b", b"{}\n[\n", b"a,b,c\n"])
def test_a_file_in_no_known_format_is_told_and_ends_nothing(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "app.log"
    path.write_bytes(content)
    logs = read_logs([path], "shop")
    said = "app.log is in no log format that is known here (Postgres csv, json or stderr; MySQL general or slow log)"
    assert logs.unavailable == said
    assert log_evidence(logs, catalog("mysql", "orders")) == ()
    both = read_logs([path, GENERAL], "shop")
    assert (both.unread, both.unavailable, both.complete) == ((said,), "", False)


def test_a_file_that_is_not_there_is_a_mistake_of_the_user(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"gone\.log cannot be read: No such file"):
        read_logs([tmp_path / "gone.log"], "shop")
    with pytest.raises(BadInput, match="cannot be read: Is a directory"):
        read_logs([tmp_path], "shop")


def test_absence_is_shown_by_a_complete_log_alone(tmp_path: Path) -> None:
    path = tmp_path / "general.log"
    path.write_text(general("SELECT * FROM orders"))

    def values(*, of: Path, database: str = "shop", complete: bool = False) -> set[int | None]:
        logs = read_logs([of], database, complete=complete)
        dialect = "postgresql" if of is CSV else "mysql"
        return {item.value for item in log_evidence(logs, catalog(dialect, "ghosts", "orders"))}

    assert values(of=path) == {0, 1}
    assert values(of=CSV) == {None, 2}
    assert values(of=CSV, complete=True) == {0, 2}
    # A complete log of another server would say of every table that nobody uses it.
    assert values(of=path, database="elsewhere") == {None}


def test_what_a_witness_says_of_a_table() -> None:
    logs = read_logs([GENERAL], "shop")
    about = {"orders": {}, "ghosts": {}}
    for item in log_evidence(logs, catalog("mysql", *about)):
        about[item.subject.name][item.measure] = item
    (orders,), (ghosts,) = witnesses(about["orders"]), witnesses(about["ghosts"])
    assert (orders.reads, orders.writes, ghosts.reads, ghosts.writes) == (True, True, False, False)
    assert ghosts.absent == ("no statement in the logs reads or writes it",)
    assert orders.present[0] == "somebody reads it 4 times in the logs: SELECT * FROM orders WHERE id = ? (app)"
    assert "what stored programs do" in orders.cannot_see


def test_statements_that_differ_without_end_are_forgotten_and_it_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(counted, "MOST_DISTINCT", 10)
    path = tmp_path / "general.log"
    path.write_text(general(*(f"SELECT c{number} FROM orders WHERE id = {number}" for number in range(25))))
    logs = read_logs([path], "shop")
    assert used(logs, "mysql") == ({"orders": 10}, {})
    assert not logs.complete
    assert "statements beyond the first 10 that differ (15 of them)" in logs.cannot_see


def test_values_do_not_make_statements_differ(tmp_path: Path) -> None:
    path = tmp_path / "general.log"
    path.write_text(general(*(f"SELECT * FROM orders WHERE id IN ({'1, ' * number}2)" for number in range(25))))
    (statement,) = read_logs([path], "shop").statements
    assert (statement.text, statement.calls, statement.user) == ("SELECT * FROM orders WHERE id IN (?)", 25, "app")


def test_a_statement_that_is_too_long_is_cut_and_it_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gathered, "LONGEST", 1000)
    monkeypatch.setattr(counted, "LONGEST", 1000)
    path = tmp_path / "general.log"
    path.write_text(general("INSERT INTO orders VALUES " + ",\n".join(f"({number})" for number in range(9999))))
    logs = read_logs([path], "shop")
    assert used(logs, "mysql") == ({}, {"orders": 1})
    assert not logs.complete
    assert "the ends of statements of more than 1,000 characters (1 of them)" in logs.cannot_see


def test_a_compressed_file_that_breaks_off_is_read_to_there(tmp_path: Path) -> None:
    path = tmp_path / "general.log.gz"
    content = gzip.compress(general(*(f"SELECT c{number} FROM orders" for number in range(2000))).encode())
    path.write_bytes(content[: len(content) // 2])
    logs = read_logs([path], "shop")
    assert logs.unread == ("general.log.gz ends in the middle of its compressed data",)
    assert used(logs, "mysql")[0]["orders"]
    assert not logs.complete


def test_two_logs_of_one_time_may_count_twice_and_it_is_said() -> None:
    logs = read_logs([CSV, sample("postgres_json")[0]], "shop")
    assert "whether a statement stands in both the Postgres csv and Postgres json, and so was counted twice" in (
        logs.cannot_see
    )


def test_many_files_are_named_in_few_words() -> None:
    assert read_logs([CSV] * 5, "shop").source == "postgres_csv.log, postgres_csv.log, postgres_csv.log and 2 more"

"""What would pass for the same in a hurry is not said to be: each of these claims would cost somebody rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import make_url

from tests.findings.test_traps import run
from toolkit.findings.audit import audit_database
from toolkit.findings.inputs import Depth, Inputs
from toolkit.model.overlap import Relation

if TYPE_CHECKING:
    from collections.abc import Callable


FEW, MANY = range(1, 101), range(1, 601)


def covered(url: str, name: str, depth: Depth) -> tuple[int, int]:
    """How many rows of a table another says, of how many, where every column is said."""
    audit = audit_database(url, inputs=Inputs(depth=depth))
    found = [
        said
        for overlap in audit.overlaps
        for ref in (overlap.left, overlap.right)
        if ref.name == name and (said := overlap.said_of(ref)) is not None and not said.only
    ]
    return max(((said.covered, said.compared) for said in found), default=(0, 0))


def two_tables(
    url: str, columns: str, rows: range, first: Callable[[int], str], second: Callable[[int], str], other: str = ""
) -> None:
    run(url, f"CREATE TABLE kept ({columns})", f"CREATE TABLE kept_old ({other or columns})")
    for name, row in (("kept", first), ("kept_old", second)):
        run(url, f"INSERT INTO {name} VALUES {', '.join(f'({row(i)})' for i in rows)}")


CENTS = "id int PRIMARY KEY, name varchar(20), amount bigint"
LARGE = 1_760_000_000_000_000_001
CASES = {
    "one unit here and another there": (
        "id int PRIMARY KEY, name varchar(20), price decimal(12, 2)",
        lambda i: f"{i}, 's{i}', {i * 1.37:.2f}",
        lambda i: f"{i}, 's{i}', {i * (137 if i % 10 < 3 else 1.37):.2f}",
        "",
        0.7,
    ),
    "numbers that a float cannot tell apart": (
        "id int PRIMARY KEY, name varchar(20), snow bigint",
        lambda i: f"{i}, 's{i}', {LARGE + i * 1000}",
        lambda i: f"{i}, 's{i}', {LARGE + i * 1000 + (i % 2)}",
        "",
        0.5,
    ),
    "a sign": (
        "id int PRIMARY KEY, name varchar(20), amount varchar(20)",
        lambda i: f"{i}, 's{i}', '{i}'",
        lambda i: f"{i}, 's{i}', '{'-' if i % 5 < 2 else ''}{i}'",
        "",
        0.6,
    ),
    "a fee of a fifth of a percent": (
        "id int PRIMARY KEY, name varchar(20), amount decimal(12, 2)",
        lambda i: f"{i}, 's{i}', {i * 100}",
        lambda i: f"{i}, 's{i}', {i * 10_000 + (i * 20 if i % 2 else 0)}",
        CENTS,
        0.5,
    ),
    "a key that says something": (
        "bill_no int PRIMARY KEY, name varchar(20), total decimal(12, 2)",
        lambda i: f"{i}, 'c{i}', {i * 1.37:.2f}",
        lambda i: f"{900_000 + i * 7 + i * i % 5}, 'c{i}', {i * 1.37:.2f}",
        "",
        0.0,
    ),
}


@pytest.mark.parametrize("rows", [FEW, MANY], ids=["few rows", "many rows"])
@pytest.mark.parametrize("case", CASES)
def test_what_differs_is_not_said(database: str, case: str, rows: range) -> None:
    columns, first, second, other, share = CASES[case]
    two_tables(database, columns, rows, first, second, other)
    said, _ = covered(database, "kept_old", Depth.DEEP)
    assert said <= share * len(rows)
    (overlap,) = audit_database(database, inputs=Inputs(depth=Depth.NORMAL)).overlaps or (None,)
    assert overlap is None or overlap.relation not in {Relation.DUPLICATE, Relation.SUBSET}


def test_a_row_says_no_more_than_one(database: str) -> None:
    run(
        database,
        *(
            f"CREATE TABLE {name} (id int PRIMARY KEY, item_code varchar(20), qty int, clerk varchar(20))"
            for name in ("moves", "moves_log")
        ),
        "CREATE INDEX moves_item ON moves (item_code)",
    )
    for name, first, count in (("moves", 0, 100), ("moves_log", 1000, 300)):
        values = (f"({first + i}, 'item-{i % 100}', {i % 100 + 7}, 'clerk {i % 100}')" for i in range(count))
        run(database, f"INSERT INTO {name} VALUES {', '.join(values)}")
    said, of = covered(database, "moves_log", Depth.DEEP)
    assert of == 300
    assert said == 100


@pytest.mark.dialects("postgresql")
def test_a_parent_does_not_say_what_stands_in_its_heir(database: str) -> None:
    run(
        database,
        "CREATE TABLE events (id int, kind text, amount numeric)",
        "CREATE TABLE events_2023 () INHERITS (events)",
        "INSERT INTO events SELECT g, 'k' || g, g * 1.5 FROM generate_series(1001, 1100) g",
        "INSERT INTO events_2023 SELECT g, 'k' || g, g * 1.5 FROM generate_series(1, 100) g",
    )
    assert covered(database, "events_2023", Depth.DEEP)[0] == 0


@pytest.mark.dialects("postgresql")
def test_rows_that_a_policy_hides_are_not_taken_for_none(database: str) -> None:
    user = f"hidden_{make_url(database).database}"[:60]
    rows = "SELECT g, {tenant}, 'x' || g FROM generate_series({first}, {last}) g"
    run(
        database,
        f"CREATE ROLE {user} LOGIN PASSWORD 'few rights'",
        "CREATE TABLE q (id int PRIMARY KEY, tenant int, note text)",
        "CREATE TABLE q_old (LIKE q INCLUDING ALL)",
        f"INSERT INTO q {rows.format(tenant=1, first=1, last=100)}",
        f"INSERT INTO q_old {rows.format(tenant=1, first=1, last=100)}",
        f"INSERT INTO q_old {rows.format(tenant=2, first=101, last=200)}",
        "ALTER TABLE q_old ENABLE ROW LEVEL SECURITY",
        "CREATE POLICY p ON q_old USING (tenant = 1)",
        f"GRANT SELECT ON q, q_old TO {user}",
    )
    try:
        url = make_url(database).set(username=user, password="few rights").render_as_string(hide_password=False)
        audit = audit_database(url, inputs=Inputs(depth=Depth.DEEP))
        assert all(not overlap.compared for overlap in audit.overlaps)
        assert any("row-level security" in remark and "q_old" in remark for remark in audit.remarks)
    finally:
        run(database, f"DROP OWNED BY {user}", f"DROP ROLE {user}")

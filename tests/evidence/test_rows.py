"""What is said of all rows rests on them, and not on what the planner remembers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.findings.test_traps import run
from toolkit.catalog.read import Scope, read_open
from toolkit.dialects.connect import open_session, read_profile
from toolkit.evidence.rows import better, measure_rows
from toolkit.findings.audit import audit_database
from toolkit.findings.inputs import Depth, Inputs

if TYPE_CHECKING:
    from toolkit.dialects.profile import ColumnProfile

FLAGS = "id int PRIMARY KEY, currency varchar(3), paid boolean, total int"


def filled(url: str) -> None:
    rows = ", ".join(f"({i}, 'EUR', true, {i % 7})" for i in range(1_500))
    analyze = "ANALYZE bills" if url.startswith("postgresql") else "ANALYZE TABLE bills"
    run(url, f"CREATE TABLE bills ({FLAGS})", f"INSERT INTO bills VALUES {rows}", analyze)


def constant(url: str) -> list[str]:
    audit = audit_database(url, inputs=Inputs(depth=Depth.DEEP))
    return sorted(finding.part for finding in audit.findings if finding.code == "C008")


def profiles(url: str) -> dict[str, ColumnProfile]:
    with open_session(url) as session:
        catalog = read_open(session, Scope())
        known = read_profile(session, Scope(), catalog).columns
        return {each.column: each for each in better(known, measure_rows(session, catalog).columns)}


def test_one_value_in_all_rows_is_known_whatever_its_type(database: str) -> None:
    filled(database)
    found = profiles(database)
    assert (found["currency"].distinct, found["paid"].distinct) == (1, 1)
    assert found["total"].distinct != 1


@pytest.mark.dialects("postgresql")
@pytest.mark.parametrize(
    "change", ["DELETE FROM bills", "UPDATE bills SET currency = 'USD', paid = false WHERE id = 7"]
)
def test_what_is_no_longer_so_is_not_said_of_all_rows(database: str, change: str) -> None:
    filled(database)
    assert constant(database) == ["currency", "paid"]
    run(database, change)
    assert constant(database) == []

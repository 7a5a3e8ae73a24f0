"""Where many tables look alike, the server's statistics say which of them to read."""

from __future__ import annotations

import pytest

from tests.findings.test_traps import run
from toolkit.findings.audit import audit_database
from toolkit.findings.inputs import Depth, Inputs
from toolkit.model.overlap import Relation

# Twelve tables of one shape make more pairs than are read; nobody's numbers are another's in any unit.
DECOYS = [
    f"day_{name}" for name in ("one", "two", "six", "ten", "red", "tan", "sun", "fog", "elm", "oak", "fir", "ash")
]
ROWS = range(1, 201)


def decoy(number: int, name: str) -> tuple[str, str]:
    rows = ", ".join(f"({i}, {i * 1.7**number:.2f}, {i * i * 1.7**number:.2f}, '{name} {i}')" for i in ROWS)
    shape = "id int PRIMARY KEY, token_cost numeric(12, 2), session_latency numeric(14, 2), remark varchar(40)"
    return f"CREATE TABLE {name} ({shape})", f"INSERT INTO {name} VALUES {rows}"


def books(name: str, columns: str, factor: int) -> tuple[str, str]:
    """Sums of money and weights under names that say nothing, in whole units or in hundredths."""
    reference, paid, heavy, place = columns.split()
    shape = f"id int PRIMARY KEY, {reference} varchar(20), {paid} int, {heavy} int, {place} varchar(20)"
    rows = ", ".join(
        f"({i}, 'r{i * 7919 % 1000}', {(i * 37 % 211 + 9) * factor}, {i * i + 3}, 'p{i % 7}')" for i in ROWS
    )
    return f"CREATE TABLE {name} ({shape})", f"INSERT INTO {name} VALUES {rows}"


@pytest.mark.dialects("postgresql", "mysql")
def test_tables_that_share_no_name_are_compared_before_those_whose_numbers_differ(database: str) -> None:
    run(
        database,
        *(statement for number, name in enumerate(DECOYS) for statement in decoy(number, name)),
        *books("kasse", "beleg betrag gewicht ort", 1),
        *books("pos_x", "mvt tot kilos sede", 100),
    )
    assert found(database) is None
    if database.startswith("postgresql"):
        run(database, "ANALYZE")
    else:
        run(
            database,
            *(f"ANALYZE TABLE {name} UPDATE HISTOGRAM ON token_cost, session_latency" for name in DECOYS),
            "ANALYZE TABLE kasse, pos_x",
            "ANALYZE TABLE kasse UPDATE HISTOGRAM ON betrag, gewicht WITH 16 BUCKETS",
            "ANALYZE TABLE pos_x UPDATE HISTOGRAM ON tot, kilos",
        )
    overlap = found(database)
    assert overlap is not None
    assert overlap.relation is Relation.DUPLICATE
    how = {match.right: match.how for match in overlap.columns}
    assert how["kilos"] == "the same"
    assert "100" in how["tot"]


def found(database: str):
    overlaps = audit_database(database, inputs=Inputs(depth=Depth.NORMAL)).overlaps
    return next((each for each in overlaps if {each.left.name, each.right.name} == {"kasse", "pos_x"}), None)

"""Which tables a statement names, whatever case, quotes, views, partitions and databases stand around them."""

from __future__ import annotations

import pytest

from tests.evidence.logs.sample_logs import catalog
from toolkit.evidence.tables_in_statements import TablesInStatements
from toolkit.model.catalog import Catalog, View
from toolkit.model.names import Ref
from toolkit.model.table import PartitionOf, Table

PARENT, PART = Ref(schema="public", name="events"), Ref(schema="public", name="events_2026")
POSTGRES = TablesInStatements(
    Catalog(
        dialect="postgresql",
        server_version="",
        source="",
        taken_at="",
        tables=(
            *catalog("postgresql", "orders", "order items", "Mixed").tables,
            Table(ref=PARENT, columns=()),
            Table(ref=PART, columns=(), partition_of=PartitionOf(parent=PARENT, bound="DEFAULT")),
        ),
        views=(View(ref=Ref(schema="public", name="recent"), definition="SELECT * FROM events_2026, orders"),),
    )
)
MYSQL = TablesInStatements(catalog("mysql", "orders", "order items"), home="my-shop")


def found(finder: TablesInStatements, text: str, *, elsewhere: bool = False) -> set[tuple[str, str]]:
    return {(ref.name, kind.value) for ref, kind in finder.used_by(text, elsewhere=elsewhere)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("SELECT * FROM Orders", {("orders", "reads")}),
        ('DELETE FROM public."order items"', {("order items", "writes")}),
        ('SELECT * FROM "Mixed" m', {("Mixed", "reads")}),
        ("SELECT * FROM archive.orders", set()),
        (
            "INSERT INTO events_2026 SELECT * FROM recent",
            {("events", "writes"), ("events", "reads"), ("orders", "reads")},
        ),
        ("WITH orders AS (SELECT ?) SELECT * FROM orders", set()),
        ("SELECT orders FROM elsewhere", set()),
        ("PREPARE s AS SELECT * FROM orders", set()),
        ("CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT id FROM orders; END", set()),
        ("CREATE TABLE copy AS SELECT * FROM orders", {("orders", "reads")}),
    ],
)
def test_of_a_database_with_schemas(text: str, expected: set[tuple[str, str]]) -> None:
    assert found(POSTGRES, text) == expected


@pytest.mark.parametrize(
    ("text", "here", "elsewhere"),
    [
        ("SELECT * FROM orders", True, False),
        ("SELECT * FROM `my-shop`.`orders`", True, True),
        ("SELECT * FROM `my-shop` . orders", True, True),
        ("SELECT * FROM `MY-SHOP`.orders", True, True),
        ("SELECT * FROM other.orders", False, False),
        ("SELECT * FROM `not-my-shop`.`orders`", False, False),
        ("SELECT * FROM `shop`.orders", False, False),
    ],
)
def test_of_a_database_that_shares_its_server(text: str, here: bool, elsewhere: bool) -> None:
    assert found(MYSQL, text) == ({("orders", "reads")} if here else set())
    assert found(MYSQL, text, elsewhere=True) == ({("orders", "reads")} if elsewhere else set())

"""Equal catalogs have equal fingerprints, whatever the order they were made in."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.systems.sample import connected
from toolkit.catalog.compare import compare
from toolkit.catalog.read import read_catalog
from toolkit.model.catalog import Catalog, Enum, Grant, Sequence
from toolkit.model.data import fingerprint, to_data
from toolkit.model.names import Ref
from toolkit.model.table import Check, Column, Index, IndexPart, Size, Table
from toolkit.model.types import Family, SqlType

if TYPE_CHECKING:
    from hypothesis.strategies import DrawFn

names = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=8)
types = st.builds(SqlType, spelling=names, family=st.sampled_from(Family))


def lists(of: st.SearchStrategy[object]) -> st.SearchStrategy[tuple[object, ...]]:
    key = lambda item: getattr(item, "ref", None) or item.name  # noqa: E731 # one word of a strategy
    return st.lists(of, max_size=4, unique_by=key).map(tuple)


tables = st.builds(
    Table,
    ref=st.builds(Ref, schema=names, name=names),
    columns=lists(st.builds(Column, name=names, type=types, nullable=st.booleans())),
    checks=lists(st.builds(Check, name=names, expression=names)),
    indexes=lists(st.builds(Index, name=names, parts=st.just((IndexPart(column="a"),)))),
)
catalogs = st.builds(
    Catalog,
    dialect=st.just("postgresql"),
    server_version=names,
    tables=lists(tables),
    enums=lists(st.builds(Enum, ref=st.builds(Ref, name=names), values=st.just(("a",)))),
    grants=st.lists(st.builds(Grant, kind=names, subject=names, grantee=names, privilege=names), max_size=4).map(tuple),
)


@st.composite
def shuffled(draw: DrawFn) -> tuple[Catalog, Catalog]:
    """A catalog, and the same made from its parts in another order."""
    catalog = draw(catalogs)
    again = [
        replace(
            table,
            checks=tuple(draw(st.permutations(table.checks))),
            indexes=tuple(draw(st.permutations(table.indexes))),
            owner="somebody else",
            size=Size(rows=7),
        )
        for table in catalog.tables
    ]
    other = replace(
        catalog,
        server_version="another",
        source="elsewhere",
        tables=tuple(draw(st.permutations(again))),
        enums=tuple(draw(st.permutations(catalog.enums))),
        grants=tuple(draw(st.permutations(catalog.grants))),
    )
    return catalog, other


@given(pair=shuffled())
def test_order_and_what_is_for_people_only_take_no_part(pair: tuple[Catalog, Catalog]) -> None:
    left, right = pair
    assert left == right
    assert fingerprint(left) == fingerprint(right)
    assert compare(left, right) == ()


@given(left=catalogs, right=catalogs)
def test_different_catalogs_have_different_fingerprints_and_a_difference(left: Catalog, right: Catalog) -> None:
    assert (left == right) == (fingerprint(left) == fingerprint(right)) == (compare(left, right) == ())


def test_what_is_for_people_only_is_shown_and_not_fingerprinted() -> None:
    sequence = Sequence(
        ref=Ref(name="s"), type="int", start=1, increment=1, minimum=1, maximum=9, cache=1, last_value=5
    )
    assert to_data(sequence)["last_value"] == 5
    assert "last_value" not in to_data(sequence, canonical=True)


STATEMENTS = (
    "CREATE TABLE a (id int PRIMARY KEY, x int, y int)",
    "CREATE TABLE b (id int PRIMARY KEY, x int, y int)",
)
LATER = (
    "CREATE INDEX one ON a (x)",
    "CREATE INDEX two ON a (y)",
    "ALTER TABLE a ADD CONSTRAINT c1 CHECK (x > 0)",
    "ALTER TABLE a ADD CONSTRAINT c2 CHECK (y > 0)",
    "ALTER TABLE b ADD CONSTRAINT k FOREIGN KEY (x) REFERENCES a (id)",
    "CREATE VIEW v AS SELECT id FROM a",
)


@pytest.mark.dialects("postgresql", "mysql", "mariadb")
def test_the_same_things_made_in_another_order_are_equal(server, database: str) -> None:
    with server.database() as other:
        for url, order in ((database, 1), (other, -1)):
            with connected(url) as connection:
                for statement in (*STATEMENTS[::order], *LATER[::order]):
                    connection.exec_driver_sql(statement)
        assert fingerprint(read_catalog(database)) == fingerprint(read_catalog(other))

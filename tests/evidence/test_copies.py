"""Copies by hand are one family, however many there are; what is alike by name alone is none."""

from __future__ import annotations

from datetime import UTC, datetime

from toolkit.dialects.usage import TableUsage, Usage
from toolkit.evidence.copies import base_name, families, taken_places
from toolkit.model.catalog import Catalog
from toolkit.model.evidence import Window
from toolkit.model.names import Ref
from toolkit.model.table import Column, Table
from toolkit.model.types import Family, SqlType

TEXT = SqlType(spelling="text", family=Family.TEXT)


def catalog(*tables: tuple[str, str]) -> Catalog:
    return Catalog(
        dialect="postgresql",
        server_version="18",
        source="",
        taken_at="",
        tables=tuple(
            Table(ref=Ref(name=name), columns=tuple(Column(name=each, type=TEXT) for each in columns.split()))
            for name, columns in tables
        ),
    )


def test_marks_of_copies_are_known() -> None:
    names = ("orders", "orders_old", "old_orders", "orders_bak_2023", "orders_2024_01", "orders_v2", "zz_orders")
    assert {base_name(name) for name in names} == {"orders"}
    assert [base_name(name) for name in ("address", "test", "conversation_logs")] == [
        "address",
        "test",
        "conversation_logs",
    ]


def test_copies_need_one_shape_beside_one_name() -> None:
    found = families(catalog(("orders", "a b c d"), ("orders_old", "a b c"), ("orders_2", "x y z")))
    assert {ref.name: {each.name for each in alike} for ref, alike in found.items()} == {
        "orders": {"orders", "orders_old"},
        "orders_old": {"orders", "orders_old"},
    }


def test_a_name_in_another_case_is_no_copy() -> None:
    assert families(catalog(("Orders", "a b c"), ("orders", "a b c"))) == {}
    known = catalog(("Orders", "a b c"), ("orders", "a b c"), ("orders_old", "a b c"))
    identities = {"orders_old": 1, "Orders": 2, "orders": 3}
    counted = tuple(
        TableUsage(table=Ref(name=name), rows_read=0, inserted=0, updated=0, deleted=0, identity=str(number))
        for name, number in identities.items()
    )
    usage = Usage(source="", window=Window(start=None, end=datetime.now(UTC), because=""), tables=counted)
    assert set(taken_places(usage, known).values()) == {Ref(name="orders_old")}


def test_thousands_of_copies_share_one_family() -> None:
    found = families(catalog(*((f"tenant_{number}", "a b c") for number in range(3000))))
    assert len(found) == 3000
    assert len({id(alike) for alike in found.values()}) == 1

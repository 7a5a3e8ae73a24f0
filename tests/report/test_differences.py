"""A report of differences never claims more than was compared, and shows what differs however alike it looks."""

from __future__ import annotations

from dataclasses import replace

import pytest

from toolkit.catalog.compare import compare
from toolkit.model.catalog import Catalog, Routine, Unread, View
from toolkit.model.names import Ref
from toolkit.report.difference_report import DifferenceReport, as_data, as_text

RULE = Unread(kind="rule", name="public.quiet", reason="rewrite rules are not read")


def catalog(*, unread: tuple[Unread, ...] = (), definition: str = "", comment: str | None = None) -> Catalog:
    view = View(ref=Ref(name="v"), definition=definition, comment=comment)
    return Catalog(dialect="postgresql", server_version="18.0", views=(view,), unread=unread)


def report(left: Catalog, right: Catalog, *, ignored: bool = False) -> DifferenceReport:
    return DifferenceReport(
        left="a",
        right="b",
        left_fingerprint="",
        right_fingerprint="",
        differences=compare(left, right),
        unread=left.unread,
        unread_ignored=ignored,
    )


@pytest.mark.parametrize("ignored", [False, True])
def test_what_neither_side_could_read_is_in_the_way_of_equality(*, ignored: bool) -> None:
    found = report(catalog(unread=(RULE,)), catalog(unread=(RULE,)), ignored=ignored)
    assert as_data(found)["equal"] is ignored
    assert "No difference in what could be read" in as_text(found)
    assert "  rule public.quiet: rewrite rules are not read" in as_text(found)


def test_ends_of_lines_that_differ_are_shown() -> None:
    said = as_text(report(catalog(definition="SELECT 1\n"), catalog(definition="SELECT 1\r\n")))
    assert "  A SELECT 1\\n\n" in said
    assert "  B SELECT 1\\r\\n" in said


def test_a_text_that_reads_like_nothing_is_told_from_nothing() -> None:
    assert "comment is 'none' in A, none in B" in as_text(report(catalog(comment="none"), catalog()))


def test_a_procedure_is_not_held_against_a_function_of_its_name() -> None:
    function = Routine(ref=Ref(name="f"), kind="function", arguments="", returns="int", language="sql", definition="1")
    procedure = replace(function, kind="procedure", returns=None)
    left = replace(catalog(), routines=(function, procedure))
    right = replace(catalog(), routines=(replace(function, definition="2"), procedure))
    said = as_text(report(left, right))
    assert "1 difference\n" in said
    assert "function f():\n  definition is 1 in A, 2 in B" in said

"""T003: tables that are copies of one another by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.evidence.copies import families
from toolkit.findings.rule import Case, Rule, advice

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.model.finding import Finding


def find(case: Case) -> Iterator[Finding]:
    """Find tables of one shape whose names differ only by a mark such as `_old`, `_bak`, `_2023` or a number.

    Example: `orders`, `orders_old` and `orders_bak_2023`: one of them is meant, and queries forget the others.
    """
    for ref, alike in families(case.catalog).items():
        if ref != min(alike, key=lambda each: (len(each.name), each.name)):
            continue
        others = ", ".join(str(each) for each in alike if each != ref)
        remedy = "Archive those that are done with, or make them partitions of one table."
        yield advice(COPIES_BY_HAND, case.table(ref), f"has {len(alike) - 1} of its kind beside it: {others}", remedy)


COPIES_BY_HAND = Rule(code="T003", title="Tables that are copies of one another by hand", find=find)

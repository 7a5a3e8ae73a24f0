"""I008: an ordered index on an array."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.findings.rule import Case, Rule, advice
from toolkit.model.types import Family

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.model.finding import Finding


def find(case: Case) -> Iterator[Finding]:
    """Find btree indexes on a column that is an array: they find whole arrays, never an element.

    Example: `INDEX (tags)` does not help `tags @> '{urgent}'`; a GIN index does.
    """
    for table in case.tables():
        arrays = {column.name for column in table.columns if column.type.family is Family.ARRAY}
        for index in table.indexes:
            if index.method == "btree" and not index.unique and index.parts[0].column in arrays:
                remedy = "Make it a GIN index, which finds elements."
                summary = f"orders whole arrays of {index.parts[0].column}, and finds no element"
                yield advice(INDEX_ON_ARRAY, table, summary, remedy, part=index.name)


INDEX_ON_ARRAY = Rule(code="I008", title="An ordered index on an array", find=find)

"""I001: an index that repeats another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.findings.rule import Case, Rule, advice

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.model.finding import Finding


def find(case: Case) -> Iterator[Finding]:
    """Find indexes with the same columns in the same order, the same kind and the same condition; of a unique one and
    a plain one the plain one is too many.

    Example: `INDEX a (user_id)` beside `INDEX b (user_id)`: both are written at every insert, one is read.
    """
    for table in case.tables():
        seen: dict[tuple[object, ...], str] = {}
        for key in table.keys:
            seen.setdefault((key.parts, key.method, None), key.name or "the primary key")
        for index in sorted(table.indexes, key=lambda index: (not index.unique, index.name)):
            shape = (index.parts, index.method, index.predicate)
            if shape in seen and not index.unique:
                summary = f"says no more than {seen[shape]}"
                yield advice(DUPLICATE_INDEX, table, summary, f"Drop the index {index.name}.", part=index.name)
            seen.setdefault(shape, index.name)


DUPLICATE_INDEX = Rule(code="I001", title="An index that repeats another", find=find)

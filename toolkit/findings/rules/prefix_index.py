"""I002: an index that is the beginning of another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.findings.rule import Case, Rule, advice

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.model.finding import Finding
    from toolkit.model.table import IndexPart


def find(case: Case) -> Iterator[Finding]:
    """Find plain indexes whose columns are the first columns of another index of the same kind.

    Example: `INDEX a (user_id)` beside `INDEX b (user_id, created_at)`: whatever reads the first can read the second.
    """
    for table in case.tables():
        longer: list[tuple[tuple[IndexPart, ...], str, str | None, str]] = [
            (key.parts, key.method, None, key.name or "the primary key") for key in table.keys
        ]
        longer += [(index.parts, index.method, index.predicate, index.name) for index in table.indexes]
        for index in table.indexes:
            if index.unique or index.method not in {"btree", "b-tree"} or index.include:
                continue
            for parts, method, predicate, name in longer:
                count = len(index.parts)
                if (
                    len(parts) > count
                    and parts[:count] == index.parts
                    and (method, predicate) == (index.method, index.predicate)
                ):
                    remedy = f"Drop the index {index.name}, unless its smaller size matters."
                    yield advice(PREFIX_INDEX, table, f"is the beginning of {name}", remedy, part=index.name)
                    break


PREFIX_INDEX = Rule(code="I002", title="An index that is the beginning of another", find=find)

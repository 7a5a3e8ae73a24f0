"""T002: a table without a primary key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.findings.rule import Case, Rule, advice

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.model.finding import Finding


def find(case: Case) -> Iterator[Finding]:
    """Find tables whose rows nothing tells apart: no primary key, and no unique key over columns that are never NULL.

    Example: `events (at, note)`: two equal rows cannot be told apart, replicated one by one, or merged without loss.
    """
    for table in case.tables():
        required = {column.name for column in table.columns if not column.nullable}
        if table.primary_key is None and not any(
            key.columns and required.issuperset(key.columns) for key in table.uniques
        ):
            yield advice(NO_PRIMARY_KEY, table, "nothing tells its rows apart", "Give it a primary key.")


NO_PRIMARY_KEY = Rule(code="T002", title="A table without a primary key", find=find)

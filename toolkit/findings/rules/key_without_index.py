"""I003: a foreign key without an index."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.findings.rule import Case, Rule, advice

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.model.finding import Finding


def find(case: Case) -> Iterator[Finding]:
    """Find foreign keys that no index of their own table begins with: deleting or renumbering a parent scans the child.
    MySQL makes such an index by itself.

    Example: `orders.user_id` references `users` and has no index: each DELETE of a user reads all orders.
    """
    for table in case.tables():
        for key in table.foreign_keys:
            if not key.inherited and not table.finds_by(key.columns):
                columns = ", ".join(key.columns)
                remedy = f"CREATE INDEX on {table.ref} ({columns})."
                yield advice(
                    KEY_WITHOUT_INDEX,
                    table,
                    f"no index begins with {columns}, which references {key.target}",
                    remedy,
                    part=key.name,
                )


KEY_WITHOUT_INDEX = Rule(code="I003", title="A foreign key without an index", find=find)

"""K003: a column that references itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.findings.rule import Case, Rule, advice

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.model.finding import Finding


def find(case: Case) -> Iterator[Finding]:
    """Find foreign keys whose columns are their own target: they hold always, and mean another column.

    Example: `nodes.id REFERENCES nodes (id)` where `parent_id` was meant.
    """
    for table in case.tables():
        for key in table.foreign_keys:
            if key.target == table.ref and key.columns == key.target_columns:
                yield advice(
                    KEY_TO_ITSELF,
                    table,
                    f"{', '.join(key.columns)} references itself",
                    "Reference from the column that was meant.",
                    part=key.name,
                )


KEY_TO_ITSELF = Rule(code="K003", title="A column that references itself", find=find)

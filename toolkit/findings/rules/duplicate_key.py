"""K002: a foreign key that repeats another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.findings.rule import Case, Rule, advice

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.model.finding import Finding


def find(case: Case) -> Iterator[Finding]:
    """Find foreign keys over the same columns to the same columns.

    Example: Two constraints `fk_user` and `orders_user_id_fkey` check the same at every insert.
    """
    for table in case.tables():
        seen: dict[tuple[object, ...], str] = {}
        for key in table.foreign_keys:
            shape = (key.columns, key.target, key.target_columns)
            if shape in seen and not key.inherited:
                yield advice(
                    DUPLICATE_KEY,
                    table,
                    f"says no more than {seen[shape]}",
                    f"Drop the constraint {key.name}.",
                    part=key.name,
                )
            seen.setdefault(shape, key.name)


DUPLICATE_KEY = Rule(code="K002", title="A foreign key that repeats another", find=find)

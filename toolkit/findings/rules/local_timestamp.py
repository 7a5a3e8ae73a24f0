"""C005: a moment without its time zone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.findings.rule import Case, Rule, advice
from toolkit.model.types import Family

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.model.finding import Finding


def find(case: Case) -> Iterator[Finding]:
    """Find Postgres columns of type timestamp without time zone. Off by default: many applications keep UTC everywhere,
    and know it.

    Example: `created_at timestamp`: two servers in two zones write moments that cannot be compared.
    """
    for table in case.tables():
        for column in table.columns:
            if case.catalog.dialect == "postgresql" and column.type.family is Family.TIMESTAMP:
                yield advice(
                    LOCAL_TIMESTAMP, table, "does not say in which zone", "Make it timestamptz.", part=column.name
                )


LOCAL_TIMESTAMP = Rule(code="C005", title="A moment without its time zone", find=find, by_default=False)

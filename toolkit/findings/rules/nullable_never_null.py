"""C013: a column that may be NULL and never is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from toolkit.findings.rule import Case, Rule, advice
from toolkit.model.evidence import Method

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.model.finding import Finding

_MANY: Final = 1_000


def find(case: Case) -> Iterator[Finding]:
    """Find columns that may be NULL and are not, in tables of a thousand rows and more. Off by default: what never
    was may still come.

    Example: `orders.placed_at` may be NULL, and in 3 million rows it never is: every query that minds is in vain.
    """
    for table in case.tables():
        if (table.size.rows or 0) < _MANY:
            continue
        for column in table.columns:
            known = case.column_profile(table.ref, column.name)
            if column.nullable and column.generated is None and known is not None and known.nulls == 0:
                seen = "of all rows" if known.method is Method.EXACT else "of the planner's sample"
                remedy = "Say NOT NULL, if that is what it means."
                yield advice(NULLABLE_NEVER_NULL, table, f"may be NULL, and no row {seen} is", remedy, part=column.name)


NULLABLE_NEVER_NULL = Rule(code="C013", title="A column that may be NULL and never is", find=find, by_default=False)

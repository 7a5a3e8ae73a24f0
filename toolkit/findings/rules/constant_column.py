"""C008: a column that says the same in every row."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from toolkit.findings.rule import Case, Rule, advice
from toolkit.model.evidence import Method

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.model.finding import Finding

_MANY: Final = 1_000


def find(case: Case) -> Iterator[Finding]:
    """Find columns that are NULL in every row, or have one value in every row, of tables of a thousand rows and more.
    What rests on the sample of the planner is said so.

    Example: `orders.currency` is `EUR` in 3 million rows; `orders.fax` is NULL in all of them.
    """
    for table in case.tables():
        if (table.size.rows or 0) < _MANY:
            continue
        for column in table.columns:
            known = case.column_profile(table.ref, column.name)
            if known is None:
                continue
            seen = "of all rows" if known.method is Method.EXACT else "of the planner's sample"
            if known.nulls == 1:
                remedy = "Drop it when no code fills it."
                yield advice(CONSTANT_COLUMN, table, f"is NULL in every row {seen}", remedy, part=column.name)
            elif known.distinct == 1 and not known.nulls and column.generated is None:
                remedy = "Drop it, or let it be a default until a second value comes."
                yield advice(CONSTANT_COLUMN, table, f"has one value in every row {seen}", remedy, part=column.name)


CONSTANT_COLUMN = Rule(code="C008", title="A column that says the same in every row", find=find)

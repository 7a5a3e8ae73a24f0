"""I007: an index on a column of two values."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from toolkit.findings.rule import Case, Rule, advice
from toolkit.model.types import Family

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.model.finding import Finding

_MANY: Final = 1_000


def find(case: Case) -> Iterator[Finding]:
    """Find plain indexes of tables of a thousand rows and more on one column that is a boolean, or of which the
    server knows two values at most. One with a condition is left alone.

    Example: `INDEX (is_active)` where half the rows are: the server reads the table instead, and updates both.
    """
    for table in case.tables():
        if (table.size.rows or 0) < _MANY:
            continue
        for index in table.indexes:
            name = index.parts[0].column
            column = table.column(name) if name is not None else None
            if column is None or len(index.parts) != 1 or index.predicate or index.unique:
                continue
            known = case.column_profile(table.ref, column.name)
            few = known is not None and known.distinct is not None and known.distinct <= 2
            if few or column.type.family is Family.BOOLEAN:
                remedy = "Drop it, or index only the rows of the rarer value where the server can."
                summary = f"is on {column.name}, which has two values at most"
                yield advice(INDEX_OF_TWO_VALUES, table, summary, remedy, part=index.name)


INDEX_OF_TWO_VALUES = Rule(code="I007", title="An index on a column of two values", find=find)

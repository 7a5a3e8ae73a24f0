"""I009: an index that mostly holds NULL."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from toolkit.findings.rule import Case, Rule, advice

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.model.finding import Finding

_MANY: Final = 1_000
_SHARE: Final = 0.9


def find(case: Case) -> Iterator[Finding]:
    """Find plain indexes of tables of a thousand rows and more on one column that is NULL in nine tenths of them.

    Example: `INDEX (deleted_at)` of `users`, of whom 2 in a hundred are deleted: 98 hundredths of it are NULL.
    """
    for table in case.tables():
        if (table.size.rows or 0) < _MANY:
            continue
        for index in table.indexes:
            name = index.parts[0].column
            known = case.column_profile(table.ref, name) if name is not None else None
            if known is None or known.nulls is None or len(index.parts) != 1 or index.predicate:
                continue
            if known.nulls >= _SHARE:
                remedy = f"Index the rest only where the server can: WHERE {name} IS NOT NULL."
                yield advice(INDEX_OF_NULLS, table, f"is {known.nulls:.0%} NULL", remedy, part=index.name)


INDEX_OF_NULLS = Rule(code="I009", title="An index that mostly holds NULL", find=find)

"""T006: a table that is searched from end to end."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from toolkit.findings.rule import Case, Rule, advice

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.model.finding import Finding

# A table smaller than this is read at once anyway.
_MANY: Final = 1_000


def find(case: Case) -> Iterator[Finding]:
    """Find tables of a thousand rows and more without any index: no key, no unique, no plain one.

    Example: `visits (at, page)` with 80,000 rows: whoever wants one of them reads all of them.
    """
    for table in case.tables():
        indexed = table.keys or table.indexes or table.exclusions or table.partitioning
        if not indexed and (table.size.rows or 0) >= _MANY:
            remedy = "Index what it is searched by; a primary key is the first of it."
            yield advice(NO_INDEX, table, f"has about {table.size.rows:,} rows and no index", remedy)


NO_INDEX = Rule(code="T006", title="A table without any index", find=find)

"""T005: an empty table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.findings.rule import Case, Rule, advice

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.model.finding import Finding


def find(case: Case) -> Iterator[Finding]:
    """Find tables without a row in a database where most tables have some. A database that nobody has filled yet is
    left alone.

    Example: `gift_cards`, made two years ago for a feature that never came, still has no row.
    """
    tables = [table for table in case.tables() if table.partitioning is None]
    empty = [table for table in tables if table.size.rows == 0]
    if len(empty) * 2 > len(tables):
        return
    for table in empty:
        yield advice(
            EMPTY_TABLE, table, "has no row", "Ask what it waits for; look for its readers in the code (--code PATH)."
        )


EMPTY_TABLE = Rule(code="T005", title="An empty table", find=find)

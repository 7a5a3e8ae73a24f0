"""C002: a json column where jsonb would do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.findings.rule import Case, Rule, advice

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.model.finding import Finding


def find(case: Case) -> Iterator[Finding]:
    """Find Postgres columns of type json, which keeps the text, is parsed at every read, and cannot be indexed. Off by
    default: an application that never asks the server to look into it loses little.

    Example: `payload json`: jsonb is smaller to read, and has operators and indexes.
    """
    if case.catalog.dialect != "postgresql":
        return
    for table in case.tables():
        names = ", ".join(column.name for column in table.columns if column.type.spelling == "json")
        if names:
            remedy = "Make it jsonb, unless its text matters."
            yield advice(JSON_AS_TEXT_TREE, table, "json, which is parsed at every read", remedy, part=names)


JSON_AS_TEXT_TREE = Rule(code="C002", title="A json column where jsonb would do", find=find, by_default=False)

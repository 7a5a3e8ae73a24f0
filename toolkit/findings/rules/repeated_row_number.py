"""I006: an index that repeats the key by which the table is stored."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.findings.rule import Case, Rule, advice

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.model.finding import Finding


def find(case: Case) -> Iterator[Finding]:
    """Find plain indexes of InnoDB tables that end in the primary key, which every index there ends in anyway.

    Example: `INDEX by_user (user_id, id)` where `id` is the primary key: `INDEX by_user (user_id)` is the same.
    """
    for table in case.tables():
        key = table.primary_key
        if key is None or dict(table.storage).get("engine", "").lower() != "innodb":
            continue
        for index in table.indexes:
            count = len(key.parts)
            if not index.unique and len(index.parts) > count and index.parts[-count:] == key.parts:
                remedy = f"Leave {', '.join(key.columns)} out of the index {index.name}."
                yield advice(REPEATED_ROW_NUMBER, table, "ends in the primary key", remedy, part=index.name)


REPEATED_ROW_NUMBER = Rule(code="I006", title="An index that repeats the primary key", find=find)

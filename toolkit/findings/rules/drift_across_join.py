"""C010: a column that is joined to a key of another kind of type."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.findings.rule import Case, Rule, advice

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.model.finding import Finding


def find(case: Case) -> Iterator[Finding]:
    """Find columns called after another table and `_id` whose kind of type is not that of its key.

    Example: `events.user_id varchar(36)` beside `users.id bigint`: the join converts every row, and uses no index.
    """
    for table, column, target, key in case.meant_keys:
        if key.type.family is not column.type.family:
            summary = f"is {column.type}, and the key of {target.ref} that it is called after is {key.type}"
            remedy = "Give both one type, or call it after what it points to."
            yield advice(DRIFT_ACROSS_JOIN, table, summary, remedy, part=column.name)


DRIFT_ACROSS_JOIN = Rule(code="C010", title="A column joined to a key of another type", find=find)

"""C006: a column that looks like a key and has no constraint."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from toolkit.findings.rule import Case, Rule, advice

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.model.finding import Finding


_ON_PURPOSE: Final = 10


def find(case: Case) -> Iterator[Finding]:
    """Find columns called after another table and `_id`, of the kind of its key, that no foreign key holds. With
    --depth deep it says how many rows hang in the air. A database that keeps its keys out on purpose, with more than
    ten such columns and more of them than foreign keys, is left alone.

    Example: `orders.user_id bigint` beside a table `users`, and 312 orders are those of users that are gone.
    """
    found = case.meant_keys
    if len(found) > max(_ON_PURPOSE, sum(len(table.foreign_keys) for table in case.tables())):
        return
    for table, column, target, key in found:
        if key.type.family is not column.type.family:
            continue
        orphans = case.orphans.get((table.ref, column.name))
        summary = f"looks like a key to {target.ref} and is none"
        remedy = "Add a foreign key, after looking for rows that hang in the air (--depth deep counts them)."
        if orphans is not None:
            summary += f"; rows that point to nothing: {orphans:,}" if orphans else "; every row points to something"
            remedy = "Mend those rows, then add a foreign key." if orphans else "Add a foreign key."
        yield advice(KEY_WITHOUT_CONSTRAINT, table, summary, remedy, part=column.name)


KEY_WITHOUT_CONSTRAINT = Rule(code="C006", title="A column that looks like a key and has no constraint", find=find)

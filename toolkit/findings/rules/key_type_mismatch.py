"""K001: a foreign key between two types."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.findings.rule import Case, Rule, advice

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.model.finding import Finding


def find(case: Case) -> Iterator[Finding]:
    """Find foreign keys whose two ends differ in type: values are converted at each check, or do not fit.

    Example: `orders.user_id int` references `users.id bigint`: the two billionth user cannot order.
    """
    for table in case.tables():
        ours = {column.name: column.type for column in table.columns}
        for key in table.foreign_keys:
            target = case.catalog.table(key.target)
            if target is None or key.inherited:
                continue
            theirs = {column.name: column.type for column in target.columns}
            for name, other in zip(key.columns, key.target_columns, strict=False):
                if other in theirs and str(ours[name]) != str(theirs[other]):
                    summary = f"{name} is {ours[name]}, {key.target}.{other} is {theirs[other]}"
                    yield advice(KEY_TYPE_MISMATCH, table, summary, "Give both ends one type.", part=key.name)


KEY_TYPE_MISMATCH = Rule(code="K001", title="A foreign key between two types", find=find)

"""C006: a column that looks like a key and has no constraint."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.findings.rule import Case, Rule, advice

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.model.finding import Finding


def find(case: Case) -> Iterator[Finding]:
    """Find columns called after another table and `_id`, of the type of its key, that no foreign key holds. Off by
    default: some applications keep their keys out of the database on purpose.

    Example: `orders.user_id bigint` beside a table `users`, and nothing keeps the user there.
    """
    by_name = {table.ref.name.lower(): table for table in case.tables()}
    for table in case.tables():
        held = {name for key in table.foreign_keys for name in key.columns}
        for column in table.columns:
            stem = column.name.lower().removesuffix("_id")
            target = by_name.get(f"{stem}s") or by_name.get(stem)
            if stem == column.name.lower() or column.name in held or target is None or target is table:
                continue
            key = target.primary_key.columns if target.primary_key else ()
            types = [each.type for each in target.columns if (each.name,) == key]
            if types and types[0].family is column.type.family:
                remedy = "Add a foreign key, after looking for rows that hang in the air."
                yield advice(
                    KEY_WITHOUT_CONSTRAINT,
                    table,
                    f"looks like a key to {target.ref} and is none",
                    remedy,
                    part=column.name,
                )


KEY_WITHOUT_CONSTRAINT = Rule(
    code="C006", title="A column that looks like a key and has no constraint", find=find, by_default=False
)

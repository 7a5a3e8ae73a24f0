"""T008: a table that no foreign key leaves or reaches."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.findings.rule import Case, Rule, advice

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.model.finding import Finding


def find(case: Case) -> Iterator[Finding]:
    """Find tables without a foreign key to or from another one. Off by default: applications that keep their keys
    out of the database have no other.

    Example: `audit_trail` beside twenty tables that hang together: nothing says whose trail it is.
    """
    reached = {key.target for table in case.tables() for key in table.foreign_keys if key.target != table.ref}
    for table in case.tables():
        leaves = any(key.target != table.ref for key in table.foreign_keys)
        if not leaves and table.ref not in reached:
            remedy = "Give it the keys that it means, or a comment that says why it stands alone."
            yield advice(LINKED_TO_NOTHING, table, "no foreign key leaves or reaches it", remedy)


LINKED_TO_NOTHING = Rule(code="T008", title="A table that is linked to nothing", find=find, by_default=False)

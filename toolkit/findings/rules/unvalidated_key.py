"""K004: a constraint that old rows were never held to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.findings.rule import Case, Rule, advice

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.model.finding import Finding
    from toolkit.model.table import Check, ForeignKey


def find(case: Case) -> Iterator[Finding]:
    """Find foreign keys and checks that were added NOT VALID and not validated since.

    Example: `ADD CONSTRAINT ... NOT VALID` in a release a year ago: rows from before may break it.
    """
    for table in case.tables():
        constraints: tuple[ForeignKey | Check, ...] = (*table.foreign_keys, *table.checks)
        for constraint in constraints:
            if not constraint.validated and constraint.enforced and not constraint.inherited:
                remedy = f"ALTER TABLE {table.ref} VALIDATE CONSTRAINT {constraint.name}."
                yield advice(
                    UNVALIDATED_KEY, table, "was never checked against older rows", remedy, part=constraint.name
                )


UNVALIDATED_KEY = Rule(code="K004", title="A constraint that old rows were never held to", find=find)

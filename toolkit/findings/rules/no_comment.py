"""T009: a table that nobody described."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.findings.rule import Case, Rule, advice

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.model.finding import Finding


def find(case: Case) -> Iterator[Finding]:
    """Find tables without a comment. Off by default: few databases have any.

    Example: `tmp_recalc_2` and nothing says what was calculated, or whether anybody still needs it.
    """
    for table in case.tables():
        if not table.comment:
            yield advice(NO_COMMENT, table, "has no comment", "Say in a sentence what it holds: COMMENT.")


NO_COMMENT = Rule(code="T009", title="A table without a comment", find=find, by_default=False)

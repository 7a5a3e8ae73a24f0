"""T012: a table that nobody uses and whose foreign key blocks deletes elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from toolkit.findings.rule import Case, Rule, advice
from toolkit.findings.use import counted_use
from toolkit.model.finding import Use

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.model.finding import Finding

_BLOCKING: Final = frozenset({"no action", "restrict"})
_IDLE: Final = frozenset({Use.UNTOUCHED, Use.BACKUPS_AND_CONSTRAINTS})


def find(case: Case) -> Iterator[Finding]:
    """Find foreign keys without a rule for deletes, of tables that hold rows and that nobody reads or writes: their
    rows keep rows of a table in use from being deleted.

    Example: `loyalty_points.user_id` of a feature that is gone: no user who has points can be deleted.
    """
    for table in case.tables():
        if counted_use(case.about(table.ref)) not in _IDLE or not table.size.rows:
            continue
        for key in table.foreign_keys:
            if key.on_delete in _BLOCKING and key.target != table.ref:
                summary = f"nobody uses the table, and its rows keep those of {key.target} from being deleted"
                remedy = "Retire the table, or let the key say what a delete does."
                yield advice(IDLE_BLOCKER, table, summary, remedy, part=key.name)


IDLE_BLOCKER = Rule(code="T012", title="A table out of use that blocks deletes elsewhere", find=find)

"""T007: a table in which nothing is required."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from toolkit.findings.rule import Case, Rule, advice

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.model.finding import Finding

_FEW: Final = 3


def find(case: Case) -> Iterator[Finding]:
    """Find tables all of whose columns may be NULL, but for the keys. Off by default: many frameworks make every
    column so.

    Example: `customers (id PRIMARY KEY, name NULL, email NULL, phone NULL)` takes a row that says nothing at all.
    """
    for table in case.tables():
        keys = {name for key in table.keys for name in key.columns}
        others = [column for column in table.columns if column.name not in keys and column.generated is None]
        if len(others) >= _FEW and all(column.nullable for column in others):
            remedy = "Say NOT NULL where a row makes no sense without the value."
            yield advice(NOTHING_REQUIRED, table, "takes a row that says nothing: every column may be NULL", remedy)


NOTHING_REQUIRED = Rule(code="T007", title="A table in which nothing is required", find=find, by_default=False)

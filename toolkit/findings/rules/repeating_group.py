"""C003: a list kept in numbered columns."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Final

from toolkit.findings.rule import Case, Rule, advice

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.model.finding import Finding


_NUMBERED: Final = re.compile(r"(.*[^\d_])_?\d{1,2}")
_ENOUGH: Final = 3


def find(case: Case) -> Iterator[Finding]:
    """Find three or more columns of one type whose names differ by a number only.

    Example: `phone1, phone2, phone3`: the fourth phone needs a migration, and a search needs three conditions.
    """
    for table in case.tables():
        groups: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
        for column in table.columns:
            found = _NUMBERED.fullmatch(column.name) if column.name[-1:].isdigit() else None
            if found:
                groups[found[1], str(column.type)].append(column.name)
        for names in groups.values():
            if len(names) >= _ENOUGH:
                yield advice(
                    REPEATING_GROUP,
                    table,
                    f"keeps a list in {', '.join(names)}",
                    "Make a table of its own, a row each.",
                    part=names[0],
                )


REPEATING_GROUP = Rule(code="C003", title="A list kept in numbered columns", find=find)

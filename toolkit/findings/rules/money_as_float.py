"""C001: money kept as a floating point number."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from toolkit.findings.rule import Case, Rule, advice
from toolkit.model.types import Family

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.model.finding import Finding


_MONEY: Final = re.compile(
    r"(?:^|_)(?:price|cost|amount|balance|total|fee|tax|salary|revenue|usd|eur|cents)(?:_|s|$)", re.IGNORECASE
)


def find(case: Case) -> Iterator[Finding]:
    """Find columns that by their name hold money and by their type round it.

    Example: `price double precision`: 0.1 + 0.2 is not 0.3, and sums drift.
    """
    for table in case.tables():
        for column in table.columns:
            if column.type.family is Family.FLOAT and _MONEY.search(column.name):
                remedy = "Make it numeric with two or more decimals, or whole cents."
                yield advice(MONEY_AS_FLOAT, table, f"is {column.type}, which rounds", remedy, part=column.name)


MONEY_AS_FLOAT = Rule(code="C001", title="Money kept as a floating point number", find=find)

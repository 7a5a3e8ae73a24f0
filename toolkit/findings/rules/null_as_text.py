"""C004: a default that is the text 'NULL'."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from toolkit.findings.rule import Case, Rule, advice

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.model.finding import Finding


_NULL: Final = re.compile(r"'null'(?:::.*)?$", re.IGNORECASE)


def find(case: Case) -> Iterator[Finding]:
    """Find columns whose default is the word NULL in quotes, which is a text like any other.

    Example: `name varchar(40) DEFAULT 'NULL'`: IS NULL does not find those rows.
    """
    for table in case.tables():
        for column in table.columns:
            if column.default is not None and _NULL.match(column.default):
                yield advice(
                    NULL_AS_TEXT,
                    table,
                    "has the text 'NULL' as its default",
                    "Make the default NULL, and mend the rows.",
                    part=column.name,
                )


NULL_AS_TEXT = Rule(code="C004", title="A default that is the text 'NULL'", find=find)

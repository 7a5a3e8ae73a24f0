"""C007: a column that no statement names."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Final

from toolkit.evidence.statement_kinds import all_are_told
from toolkit.evidence.tables_in_statements import TablesInStatements
from toolkit.findings.rule import Case, Rule, advice
from toolkit.findings.windows import describe_window, trust_in
from toolkit.model.finding import Confidence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.model.finding import Finding
    from toolkit.model.names import Ref

_WORD: Final = re.compile(r"\w+")
# `SELECT *`, `t.*`: every column, and nobody can tell which of them is wanted; count(*) is none of it.
_EVERYTHING: Final = re.compile(r"(?:select|distinct|,|\.)\s*\*", re.IGNORECASE)
# What only inserts rows looks at no column; an UPDATE looks at those of its condition.
_INSERTS: Final = re.compile(r"\s*(?:insert|replace)\b", re.IGNORECASE)


def find(case: Case) -> Iterator[Finding]:
    """Find columns that no statement names, of tables that statements read, where the server remembers all of them
    for a month at least. One `SELECT *` on a table, and nothing is said about its columns.

    Example: `orders.fax` in 4 million reads of `orders` that all name what they want.
    """
    remembered = case.remembered
    if remembered is None or remembered.unavailable or not all_are_told(remembered, case.catalog):
        return
    if trust_in(remembered.window) is Confidence.NONE:
        return
    named: defaultdict[Ref, set[str]] = defaultdict(set)
    unknown: set[Ref] = set()
    finder = TablesInStatements(case.catalog)
    for text in (statement.text for statement in remembered.statements if not _INSERTS.match(statement.text)):
        words = {word.lower() for word in _WORD.findall(text)}
        for ref, _ in finder.used_by(text):
            named[ref] |= words
            if _EVERYTHING.search(text):
                unknown.add(ref)
    for table in case.tables():
        if table.ref not in named or table.ref in unknown:
            continue
        keys = {name for key in table.keys for name in key.columns}
        keys.update(name for key in table.foreign_keys for name in key.columns)
        for column in table.columns:
            if column.name.lower() not in named[table.ref] and column.name not in keys:
                summary = f"no statement names it {describe_window(remembered.window)}"
                remedy = "Look for it in the code, and in jobs that run more rarely; then drop it."
                yield advice(COLUMN_NEVER_READ, table, summary, remedy, part=column.name)


COLUMN_NEVER_READ = Rule(code="C007", title="A column that no statement names", find=find)

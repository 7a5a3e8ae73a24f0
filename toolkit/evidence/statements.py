"""Statements: what the server remembers of the queries that ran, and which tables they read and write."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Final

from toolkit.catalog.dependents import tables_behind_views
from toolkit.evidence.code.names import TableNames
from toolkit.evidence.code.sql import kind_in_sql, schema_before
from toolkit.model.evidence import Evidence, Measure, Method
from toolkit.model.reference import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from toolkit.dialects.remembered import Remembered, RememberedStatement
    from toolkit.model.catalog import Catalog
    from toolkit.model.names import Ref

FAMILY: Final = "statements"
_MEASURES: Final = {Kind.READS: Measure.STATEMENT_READS, Kind.WRITES: Measure.STATEMENT_WRITES}
_WORD: Final = re.compile(r"[\w$]+")
# What a backup sends, what a server asks itself to check a foreign key, and what changes no row and reads none.
_NOBODY: Final = re.compile(
    r"""\s*(?:
        copy\s.*\bto\s+stdout | select\s+(?:/\*!40001\s+)?sql_no_cache\b | lock\s+tables?\b | explain\b | analyze\b
      | vacuum\b | create\b(?!.*\bselect\b) | create\b(?:(?!\btable\b|\bmaterialized\b).)*?\bview\b
      | alter\b | drop\b | comment\b | grant\b | revoke\b | show\b | set\b
      | select\s+.*\bfrom\s+only\s+.*\bfor\s+key\s+share\s+of\s+x\s*$
    )""",
    re.IGNORECASE | re.VERBOSE | re.DOTALL,
)
# Text of a statement that a sentence shows.
_SHOWN: Final = 70


def statement_evidence(remembered: Remembered, catalog: Catalog) -> tuple[Evidence, ...]:
    """How often each table was read and written by a statement that the server remembers.

    None stands where the server forgot some statements and the rest say nothing.
    """
    if remembered.unavailable:
        return ()
    behind = tables_behind_views(catalog)
    tables = tuple(table.ref for table in catalog.tables if table.partition_of is None)
    names = TableNames(refs=(*tables, *behind))
    found: defaultdict[tuple[Ref, Kind], Counter[RememberedStatement]] = defaultdict(Counter)
    for statement in remembered.statements:
        for ref, kind in _tables_in(statement.text, names, behind):
            found[ref, kind][statement] += statement.calls
    return tuple(
        _evidence(ref, kind, found.get((ref, kind), Counter()), remembered) for ref in tables for kind in _MEASURES
    )


def _tables_in(text: str, names: TableNames, behind: Mapping[Ref, tuple[Ref, ...]]) -> Iterator[tuple[Ref, Kind]]:
    """Which tables a statement reads and writes, each once."""
    if _NOBODY.match(text):
        return
    seen: set[tuple[Ref, Kind]] = set()
    for match in _WORD.finditer(text):
        word = match[0]
        if word not in names.by_spelling:
            continue
        kind = kind_in_sql(text, match.start(), word)
        if kind not in _MEASURES:
            continue
        for ref in names.meant(word, schema_before(text, match.start())[0]):
            seen.update((table, kind) for table in behind.get(ref, (ref,)))
    yield from seen


def _evidence(ref: Ref, kind: Kind, calls: Counter[RememberedStatement], remembered: Remembered) -> Evidence:
    total = calls.total()
    return Evidence(
        subject=ref,
        family=FAMILY,
        measure=_MEASURES[kind],
        value=total if total or not remembered.forgot_some else None,
        method=Method.EXACT,
        source=remembered.source,
        window=remembered.window,
        because=", ".join(_shown(statement) for statement, _ in calls.most_common(1)),
        cannot_see="statements of other servers, and names that stored programs put together",
    )


def _shown(statement: RememberedStatement) -> str:
    text = " ".join(statement.text.split())
    text = text if len(text) <= _SHOWN else f"{text[:_SHOWN]}..."
    return f"{text} ({statement.user})" if statement.user else text

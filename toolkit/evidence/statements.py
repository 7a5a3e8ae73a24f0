"""Statements: what the server remembers of the queries that ran, and which tables they read and write."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from toolkit.evidence.statement_kinds import all_are_told
from toolkit.evidence.tables_in_statements import Source, TablesInStatements, Use, use_evidence
from toolkit.model.evidence import Measure
from toolkit.model.reference import Kind

if TYPE_CHECKING:
    from datetime import datetime

    from toolkit.dialects.remembered import Remembered
    from toolkit.model.catalog import Catalog
    from toolkit.model.evidence import Evidence
    from toolkit.model.names import Ref

# Two resets in a row are one.
_JITTER: Final = timedelta(minutes=1)
FAMILY: Final = "statements"
_MEASURES: Final = {Kind.READS: Measure.STATEMENT_READS, Kind.WRITES: Measure.STATEMENT_WRITES}


def statement_evidence(remembered: Remembered, catalog: Catalog, database: str) -> tuple[Evidence, ...]:
    """How often each table of a database was read and written by a statement that the server remembers.

    None stands where the rest say nothing, and the server forgot some statements or some do not name what they use.
    """
    if remembered.unavailable:
        return ()
    finder = TablesInStatements(catalog, home=database)
    use: Use = defaultdict(Counter)
    finder.add(use, remembered.statements)
    source = Source(
        family=FAMILY,
        name=remembered.source,
        measures=_MEASURES,
        window=remembered.window,
        complete=all_are_told(remembered, catalog),
        cannot_see="statements of other servers, and names that stored programs put together",
    )
    return use_evidence(use, finder.tables, source)


def dumps(remembered: Remembered, catalog: Catalog, database: str, since: datetime | None) -> Counter[Ref]:
    """How often backups read each table, none of them before a time: one that is older would explain too much."""
    began = remembered.window.start
    if remembered.unavailable or since is None or began is None or began < since - _JITTER:
        return Counter()
    finder = TablesInStatements(catalog, home=database)
    found: Counter[Ref] = Counter()
    for statement in remembered.statements:
        for ref in finder.dumped_by(statement.text):
            found[ref] += statement.calls
    return found

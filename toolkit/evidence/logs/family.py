"""What logs say about the use of each table."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Final

from toolkit.evidence.tables_in_statements import Source, TablesInStatements, Use, use_evidence
from toolkit.model.evidence import Measure
from toolkit.model.reference import Kind

if TYPE_CHECKING:
    from toolkit.evidence.logs.logged import Logs
    from toolkit.model.catalog import Catalog
    from toolkit.model.evidence import Evidence

FAMILY: Final = "logs"
_MEASURES: Final = {Kind.READS: Measure.LOG_READS, Kind.WRITES: Measure.LOG_WRITES}
_NEVER: Final = ("what stored programs do when they are called",)


def log_evidence(logs: Logs, catalog: Catalog) -> tuple[Evidence, ...]:
    """How often each table was read and written by a statement that stands in the logs.

    A log shows that a table is used. That it is not, only a complete one can show: else None stands there.
    """
    if logs.unavailable:
        return ()
    finder = TablesInStatements(catalog, home=logs.database)
    use: Use = defaultdict(Counter)
    finder.add(use, logs.statements)
    finder.add(use, logs.elsewhere, elsewhere=True)
    # Logs of another server would say of every table that it is not used.
    strange = (
        () if use else (f"whether these are logs of this server, for no statement names a table of {logs.database}",)
    )
    source = Source(
        family=FAMILY,
        name=logs.source,
        measures=_MEASURES,
        window=logs.window,
        complete=logs.complete and not strange,
        cannot_see="; ".join((*strange, *logs.cannot_see, *logs.unread, *_NEVER)),
    )
    return use_evidence(use, finder.tables, source)

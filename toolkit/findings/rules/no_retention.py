"""T011: a table that only grows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from toolkit.findings.rule import Case, Rule, advice
from toolkit.findings.windows import describe_window, trust_in
from toolkit.model.evidence import Measure
from toolkit.model.finding import Confidence
from toolkit.model.types import MOMENTS
from toolkit.model.units import plural

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.model.finding import Finding

_MANY: Final = 10_000


def find(case: Case) -> Iterator[Finding]:
    """Find tables with a column of time into which ten thousand rows and more were inserted in a window of a month at
    least, and from which none was deleted; partitioned ones are left alone.

    Example: 2 million rows came to `request_logs` in 60 days, and none ever left.
    """
    for table in case.tables():
        counted = case.usage_of(table.ref)
        read = case.about(table.ref).get(Measure.ROWS_READ)
        if counted is None or read is None or read.window is None or trust_in(read.window) is Confidence.NONE:
            continue
        timed = any(column.type.family in MOMENTS for column in table.columns)
        if timed and table.partitioning is None and counted.inserted >= _MANY and not counted.deleted:
            summary = f"{plural(counted.inserted, 'row')} came and none left, {describe_window(read.window)}"
            remedy = "Decide how long a row is worth keeping; partitions by time let the rest go at once."
            yield advice(NO_RETENTION, table, summary, remedy)


NO_RETENTION = Rule(code="T011", title="A table that only grows", find=find)

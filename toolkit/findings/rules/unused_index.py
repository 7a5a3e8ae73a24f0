"""I005: an index that nobody reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.findings.rule import Case, Rule, advice
from toolkit.findings.windows import describe_window, trust_in
from toolkit.model.evidence import Measure
from toolkit.model.finding import Confidence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.model.finding import Finding


def find(case: Case) -> Iterator[Finding]:
    """Find plain indexes of tables that are read, from which no row was read in a window of a month at least. One that
    backs a key is never reported: it does its work at every insert.

    Example: `INDEX by_state (state)`: 40,000 reads of `orders` in 90 days, none through this index.
    """
    for table in case.tables():
        read = case.about(table.ref).get(Measure.ROWS_READ)
        if read is None or not read.value or read.window is None or case.usage is None:
            continue
        # Snapshots keep what was read of tables alone, and a table may have been made since.
        of_all = case.usage.indexes_window or case.usage.window
        window = read.window if of_all.covers(read.window) else of_all
        if trust_in(window) is Confidence.NONE:
            continue
        for index in table.indexes:
            counted = case.index_reads.get((table.ref, index.name))
            if counted == 0 and not index.unique:
                summary = f"was not read {describe_window(window)}"
                yield advice(
                    UNUSED_INDEX,
                    table,
                    summary,
                    "Make it invisible for a while where the server can, then drop it.",
                    part=index.name,
                )


UNUSED_INDEX = Rule(code="I005", title="An index that nobody reads", find=find)

"""I004: an index that is not valid."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.findings.rule import Case, Rule, advice

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.model.finding import Finding


def find(case: Case) -> Iterator[Finding]:
    """Find indexes that the server keeps up to date and never reads, because building them did not end.

    Example: CREATE INDEX CONCURRENTLY was interrupted: the index costs writes and serves nobody.
    """
    for table in case.tables():
        for index in table.indexes:
            if not index.valid and table.partitioning is None:
                remedy = f"DROP INDEX {index.name}, and build it again."
                yield advice(
                    INVALID_INDEX, table, "is written and never read, for it is not valid", remedy, part=index.name
                )


INVALID_INDEX = Rule(code="I004", title="An index that is not valid", find=find)

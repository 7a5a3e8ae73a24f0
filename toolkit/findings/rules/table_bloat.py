"""T013: a table that is mostly room without rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from toolkit.findings.rule import Case, Rule, advice

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.model.finding import Finding

_SHARE: Final = 0.3
_MEGABYTE: Final = 1024 * 1024
_WORTH: Final = 50 * _MEGABYTE


def find(case: Case) -> Iterator[Finding]:
    """Find tables with 50 MB and more of room that holds no row, when that is three tenths of them: dead rows on
    Postgres, free space on MySQL.

    Example: `sessions` takes 4 GB for rows of 300 MB, because a forgotten transaction keeps VACUUM from its work.
    """
    known = {table.ref: table for table in case.tables()}
    for profile in case.profile.tables:
        if profile.table in known and profile.share >= _SHARE and profile.wasted >= _WORTH:
            summary = f"{profile.wasted // _MEGABYTE:,} MB of it, {profile.share:.0%}, hold no row that anybody sees"
            remedy = "Find what keeps it from being cleaned, then rebuild it."
            yield advice(TABLE_BLOAT, known[profile.table], summary, remedy)


TABLE_BLOAT = Rule(code="T013", title="A table that is mostly room without rows", find=find)

"""I010: indexes that take far more room than their entries."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from toolkit.findings.rule import Case, Rule, advice

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from toolkit.model.finding import Finding
    from toolkit.model.table import IndexPart, Table

_MEGABYTE: Final = 1024 * 1024
_WORTH: Final = 50 * _MEGABYTE
_TIMES: Final = 3
# What an entry takes beside its values, and how full a page is after a build.
_ENTRY: Final = 20
_FULL: Final = 0.9


def find(case: Case) -> Iterator[Finding]:
    """Find tables whose indexes take three times the room of their entries and 50 MB more, by the widths that the
    server knows. Said of Postgres's ordered indexes only.

    Example: the indexes of `jobs` take 900 MB where 80 MB would do: rows come and go at one end of them.
    """
    for table in case.tables():
        plain = all(index.method == "btree" and not index.predicate for index in table.indexes)
        parts = [key.parts for key in table.keys] + [index.parts for index in table.indexes]
        if not plain or not parts or not table.size.rows or not table.size.index_bytes:
            continue
        widths = [_width(case, table, each) for each in parts]
        if any(width is None for width in widths):
            continue
        needed = round(sum(_ENTRY + (width or 0) for width in widths) * table.size.rows / _FULL)
        if table.size.index_bytes >= _TIMES * needed + _WORTH:
            taken, enough = table.size.index_bytes // _MEGABYTE, max(needed // _MEGABYTE, 1)
            summary = f"its indexes take {taken:,} MB where about {enough:,} MB would do"
            yield advice(INDEX_BLOAT, table, summary, "Build them anew, one by one: REINDEX CONCURRENTLY.")


def _width(case: Case, table: Table, parts: Iterable[IndexPart]) -> int | None:
    """The bytes of an entry's values, where the width of every one is known."""
    total = 0
    for part in parts:
        known = case.column_profile(table.ref, part.column) if part.column is not None else None
        if known is None or known.width is None:
            return None
        total += known.width
    return total


INDEX_BLOAT = Rule(code="I010", title="Indexes that take far more room than their entries", find=find)

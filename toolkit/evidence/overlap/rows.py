"""Rows of two tables that belong together: a bounded sample of one, and what the other has at the same anchor."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from toolkit.dialects.quoting import quote_name, quote_ref, quote_text
from toolkit.evidence.overlap.shapes import kind_of
from toolkit.evidence.overlap.values import canonical

if TYPE_CHECKING:
    from collections.abc import Sequence

    from toolkit.dialects.session import Session
    from toolkit.evidence.overlap.shapes import Candidate
    from toolkit.model.names import Ref
    from toolkit.model.table import Table

SAMPLE: Final = 500
# The most rows of the other table that are fetched for a sample.
_FETCHED: Final = 20_000
# Without an index, a table larger than this is not searched.
_SEARCHED: Final = 50_000
_KEY_WORDS: Final = ("_id", "uuid", "_key", "_code", "_hash", "slug", "email", "token", "_ref", "reference")

# How many values must differ before they can bring rows together, and how many of them must meet.
_TELLING: Final = 10
_MEET: Final = 0.3

Row = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """The columns of two tables that bring their rows together."""

    left: str
    right: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Samples:
    """Rows of the left table, and those of the right one by their anchor, all values canonical.

    `whole` says that the left rows are all there are.
    """

    left: tuple[Row, ...]
    right: dict[Any, list[Row]]
    whole: bool


def anchors(candidate: Candidate) -> list[Anchor]:
    """Ways to bring the rows of two tables together that the right table has an index for."""
    left, right = candidate.left, candidate.right
    found: list[Anchor] = []
    for key in left.foreign_keys:
        if key.target == right.ref and len(key.columns) == 1:
            found.append(Anchor(left=key.columns[0], right=key.target_columns[0]))
        for other in right.foreign_keys:
            if key.target == other.target and len(key.columns) == len(other.columns) == 1:
                found.append(Anchor(left=key.columns[0], right=other.columns[0]))
            if other.target == left.ref and len(other.columns) == 1:
                found.append(Anchor(left=other.target_columns[0], right=other.columns[0]))
    named = {column.name: kind_of(column) for column in right.columns}
    found.extend(
        Anchor(left=column.name, right=column.name)
        for column in left.columns
        if column.name.lower().endswith(_KEY_WORDS) and named.get(column.name) == kind_of(column)
    )
    unique = {key.columns[0] for table in (left, right) for key in table.keys if len(key.columns) == 1}
    found.extend(
        Anchor(left=column.name, right=column.name)
        for column in left.columns
        if column.name in unique and named.get(column.name) == kind_of(column)
    )
    if left.row_number and right.row_number and _kind(left, left.row_number) == _kind(right, right.row_number):
        found.append(Anchor(left=left.row_number, right=right.row_number))
    return [anchor for anchor in dict.fromkeys(found) if _can_be_searched(right, anchor.right)]


def _kind(table: Table, name: str) -> str:
    column = table.column(name)
    return kind_of(column) if column is not None else "other"


def _can_be_searched(table: Table, column: str) -> bool:
    return table.finds_by([column]) or (table.size.rows is not None and table.size.rows <= _SEARCHED)


class Reader:
    """Reads bounded samples, each table's newest rows once, and notes how many rows that took."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._newest: dict[Ref, list[Row]] = {}
        self.rows_read: Counter[Ref] = Counter()

    def samples(self, candidate: Candidate, anchor: Anchor) -> Samples:
        """The newest rows of the left table, and those of the right one that share their anchor."""
        newest = self._newest_of(candidate.left)
        left = [row for row in newest[:SAMPLE] if row[anchor.left] is not None]
        values = sorted({row[anchor.left] for row in left}, key=str)
        right: list[Row] = []
        if values:
            listed = ", ".join(_literal(value, self._session.dialect) for value in values)
            where = f" WHERE {quote_name(anchor.right, self._session.dialect)} IN ({listed})"
            right = self._read(candidate.right, where, _FETCHED)
        by_anchor: dict[Any, list[Row]] = {}
        for row in right:
            by_anchor.setdefault(canonical(row[anchor.right]), []).append(_canonical(row))
        return Samples(left=tuple(map(_canonical, left)), right=by_anchor, whole=len(newest) <= SAMPLE)

    def anchors_by_value(self, candidate: Candidate) -> list[Anchor]:
        """Columns whose values meet in the newest rows of both tables, though nothing else says that they belong."""
        left, right = (self._newest_of(table) for table in (candidate.left, candidate.right))
        found: list[tuple[float, Anchor]] = []
        theirs = {
            column.name: {canonical(row[column.name]) for row in right if row.get(column.name) is not None}
            for column in candidate.right.columns
            if kind_of(column) == "text" and _can_be_searched(candidate.right, column.name)
        }
        for column in candidate.left.columns:
            if kind_of(column) != "text":
                continue
            ours = {canonical(row[column.name]) for row in left if row.get(column.name) is not None}
            # Few values meet by nature: only what tells most rows apart brings rows together.
            if len(ours) * 2 < len(left) or len(ours) < _TELLING:
                continue
            for name, values in theirs.items():
                share = len(ours & values) / len(ours)
                if share >= _MEET:
                    found.append((share, Anchor(left=column.name, right=name)))
        return [anchor for _, anchor in sorted(found, key=lambda each: -each[0])]

    def _newest_of(self, table: Table) -> list[Row]:
        if table.ref not in self._newest:
            self._newest[table.ref] = self._read(table, _newest(table, self._session.dialect), SAMPLE + 1)
        return self._newest[table.ref]

    def _read(self, table: Table, clauses: str, limit: int) -> list[Row]:
        dialect = self._session.dialect
        names = [column.name for column in table.columns if kind_of(column) not in {"document", "other"}]
        columns = ", ".join(quote_name(name, dialect) for name in names)
        with self._session.attempt():
            rows = self._session.rows(f"SELECT {columns} FROM {quote_ref(table.ref, dialect)}{clauses} LIMIT {limit}")
        self.rows_read[table.ref] += len(rows)
        return [dict(zip(names, row, strict=True)) for row in rows]


def _newest(table: Table, dialect: str) -> str:
    """The end of the primary key, which an index gives without a scan."""
    if table.primary_key is None or not table.primary_key.columns:
        return ""
    order = ", ".join(f"{quote_name(name, dialect)} DESC" for name in table.primary_key.columns)
    return f" ORDER BY {order}"


def _canonical(row: Row) -> Row:
    return {name: canonical(value) for name, value in row.items()}


def _literal(value: Any, dialect: str) -> str:
    return str(value) if isinstance(value, int) else quote_text(str(value), dialect)


def informative(table: Table, taken: Sequence[str]) -> tuple[str, ...]:
    """The columns that say something: neither the number of the row nor what brings rows together."""
    return tuple(column.name for column in table.columns if column.name not in {table.row_number, *taken})

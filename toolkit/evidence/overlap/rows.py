"""Rows of two tables that belong together: a bounded sample of one, and what the other has at the same anchor."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from toolkit.dialects.expressions import as_text
from toolkit.dialects.quoting import own_rows, quote_name, quote_text
from toolkit.errors import ToolkitError
from toolkit.evidence.overlap.shapes import kind_of
from toolkit.evidence.overlap.values import canonical
from toolkit.model.types import MOMENTS, Family

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from toolkit.dialects.session import Session
    from toolkit.evidence.overlap.shapes import Candidate
    from toolkit.model.names import Ref
    from toolkit.model.table import Column, Table

SAMPLE: Final = 500
# The most rows of the other table that are fetched for a sample.
_FETCHED: Final = 20_000
# Without an index, a table larger than this is not searched.
_SEARCHED: Final = 50_000
_KEY_WORDS: Final = ("_id", "uuid", "_key", "_code", "_hash", "slug", "email", "token", "_ref", "reference")
# Families that no value is compared of, and that bring rows together all the same.
_KEYS: Final = frozenset({Family.BINARY, Family.BITS, Family.NETWORK})

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

    `whole` says that the left rows are all there are; `of_right` is how many the right table has, as far as a
    sample tells.
    """

    left: tuple[Row, ...]
    right: dict[Any, list[Row]]
    whole: bool
    of_right: int


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
    return [anchor for anchor in dict.fromkeys(found) if brings_together(candidate, anchor)]


def brings_together(candidate: Candidate, anchor: Anchor) -> bool:
    """Whether both columns are read, hold values that can be looked up, and can be searched."""
    left, right = candidate.left.column(anchor.left), candidate.right.column(anchor.right)
    if left is None or right is None or not (_is_read(candidate.left, left) and _is_read(candidate.right, right)):
        return False
    of_one_family = left.type.family is right.type.family or "other" not in {kind_of(left), kind_of(right)}
    return of_one_family and _can_be_searched(candidate.right, anchor.right)


def _is_read(table: Table, column: Column) -> bool:
    """Whether samples hold the column: what says something, and what brings rows together."""
    if kind_of(column) not in {"document", "other"}:
        return True
    named = column.name.lower().endswith(_KEY_WORDS)
    return column.type.family in _KEYS and (named or any(column.name in names for names in _keys_of(table)))


def _keys_of(table: Table) -> Iterator[tuple[str, ...]]:
    yield from (key.columns for key in table.keys)
    yield from (key.columns for key in table.foreign_keys)


def _kind(table: Table, name: str) -> str:
    column = table.column(name)
    return kind_of(column) if column is not None else "other"


def _can_be_searched(table: Table, column: str) -> bool:
    return table.finds_by([column]) or (table.size.rows is not None and table.size.rows <= _SEARCHED)


class Reader:
    """Reads bounded samples, each table's newest rows once, and notes how many rows that took and what failed.

    What failed is not tried again: a locked table costs as long as we wait for locks, once. A pair is read in one
    transaction; newest rows that were read for another pair before are a little older.
    """

    def __init__(self, session: Session) -> None:
        self._session = session
        self._newest: dict[Ref, list[Row]] = {}
        self._failed: dict[tuple[Ref, str], ToolkitError] = {}
        self.rows_read: Counter[Ref] = Counter()

    @property
    def remarks(self) -> tuple[str, ...]:
        """A sentence for each table that could not be read, and for each column that it could not be searched by."""
        return tuple(
            f"the rows of {ref} were not {f'searched by {column}' if column else 'read'}: {error.message.rstrip('.')}"
            for (ref, column), error in self._failed.items()
        )

    def samples(self, candidate: Candidate, anchor: Anchor) -> Samples:
        """The newest rows of the left table, and those of the right one that share their anchor."""
        newest, others = self._newest_of(candidate.left), self._newest_of(candidate.right)
        left = [row for row in newest[:SAMPLE] if row[anchor.left] is not None]
        right: list[Row] = []
        if left:
            values = {row[anchor.left] for row in left}
            right = self._having(candidate.right, anchor.right, values)
        by_anchor: dict[Any, list[Row]] = {}
        for row in canonical_rows(candidate.right, right):
            by_anchor.setdefault(row[anchor.right], []).append(row)
        return Samples(
            left=tuple(canonical_rows(candidate.left, left)),
            right=by_anchor,
            whole=len(left) == len(newest),
            of_right=len(others),
        )

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

    def _having(self, table: Table, column: str, values: Iterable[Any]) -> list[Row]:
        dialect = self._session.dialect
        found = table.column(column)
        family = found.type.family if found is not None else Family.OTHER
        listed = ", ".join(sorted({_literal(value, family, dialect) for value in values}))
        return self._read(table, f" WHERE s.{quote_name(column, dialect)} IN ({listed})", _FETCHED, column)

    def _read(self, table: Table, clauses: str, limit: int, by: str = "") -> list[Row]:
        failed = self._failed.get((table.ref, by))
        if failed is not None:
            raise failed
        dialect = self._session.dialect
        columns = [column for column in table.columns if _is_read(table, column)]
        # Of a table without such a column its rows are read all the same, as they are counted.
        listed = ", ".join(_as_read(column, dialect) for column in columns) or "1"
        try:
            with self._session.attempt():
                rows = self._session.rows(f"SELECT {listed} FROM {own_rows(table, dialect)} s{clauses} LIMIT {limit}")
        except ToolkitError as error:
            self._failed[table.ref, by] = error
            raise
        self.rows_read[table.ref] += len(rows)
        names = [column.name for column in columns]
        return [dict(zip(names, row, strict=False)) for row in rows]


def _as_read(column: Column, dialect: str) -> str:
    """A column in a form that the driver can read whatever it holds, such as infinite moments."""
    name = f"s.{quote_name(column.name, dialect)}"
    if dialect != "postgresql":
        return name
    if column.type.family in MOMENTS:
        return as_text(name, dialect)
    return f"CAST({name} AS numeric)" if column.type.family is Family.MONEY else name


def _newest(table: Table, dialect: str) -> str:
    """The end of the primary key, which an index gives without a scan."""
    if table.primary_key is None or not table.primary_key.columns:
        return ""
    order = ", ".join(f"s.{quote_name(name, dialect)} DESC" for name in table.primary_key.columns)
    return f" ORDER BY {order}"


def canonical_rows(table: Table, rows: Iterable[Row]) -> Iterator[Row]:
    """Rows with every value in one form, as the kinds of their columns have it."""
    kinds = {column.name: kind_of(column) for column in table.columns}
    for row in rows:
        yield {name: canonical(value, kinds[name]) for name, value in row.items()}


def _literal(value: Any, family: Family, dialect: str) -> str:
    if isinstance(value, bytes):
        if family is Family.BITS:
            return str(int.from_bytes(value))
        return f"'\\x{value.hex()}'" if dialect == "postgresql" else f"x'{value.hex()}'"
    return str(value) if isinstance(value, int) else quote_text(str(value), dialect)


def informative(table: Table, taken: Sequence[str]) -> tuple[str, ...]:
    """The columns that say something: neither numbers of rows nor what brings rows together."""
    return tuple(
        column.name
        for column in table.columns
        if column.name not in taken and (column.name not in table.numbers or _is_natural(column))
    )


def _is_natural(column: Column) -> bool:
    """Whether a key may say something by itself: neither counted by the server nor called a number of rows."""
    counted = column.identity is not None or (column.default or "").startswith("nextval(")
    return not counted and not column.name.lower().endswith(("id", "pk"))

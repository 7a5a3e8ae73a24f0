"""From the rows of pg_index to indexes: those that stand alone, and those behind a constraint."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any

from toolkit.dialects.postgresql.columns import collation_names
from toolkit.dialects.postgresql.options import split_options
from toolkit.dialects.postgresql.rows import COLLATION, NAME, IndexRow
from toolkit.model.table import Index, IndexPart

if TYPE_CHECKING:
    from collections.abc import Iterable

    from toolkit.dialects.postgresql.columns import ColumnRows
    from toolkit.dialects.session import Session

_DESCENDING = 1
_NULLS_FIRST = 2
_DEFAULT_COLLATION = 100

Place = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Indexes:
    """Indexes by table, indexes behind constraints by their own number, and what tables say of them."""

    plain: defaultdict[int, list[Index]] = field(default_factory=lambda: defaultdict(list))
    of_constraints: dict[int, Index] = field(default_factory=dict)
    replica_identity: dict[int, str] = field(default_factory=dict)
    clustered: dict[int, str] = field(default_factory=dict)


def read_indexes(
    session: Session,
    wanted: dict[str, Any],
    backing: Iterable[int],
    columns: ColumnRows,
) -> Indexes:
    """Read the indexes of the wanted tables; `backing` are those that belong to a constraint."""
    rows = [IndexRow._make(row) for row in session.named("indexes", wanted)]
    parameters: dict[Place, str] = {}
    statistics: defaultdict[int, list[tuple[str, str]]] = defaultdict(list)
    for oid, number, target, options in session.named("index_columns", wanted):
        if options:
            parameters[oid, number] = ", ".join(f"{name}='{value}'" for name, value in split_options(options))
        if target is not None:
            statistics[oid].append((f"statistics of {number}", str(target)))
    parts_of = _PartReader(session, rows, columns, parameters)
    backing = set(backing)
    indexes = Indexes()
    for row in rows:
        parts, include = parts_of(row)
        index = Index(
            name=row.name,
            parts=parts,
            method=row.method,
            unique=row.unique,
            include=include,
            predicate=row.predicate,
            nulls_not_distinct=row.nulls_not_distinct,
            valid=row.valid,
            inherited=row.inherited,
            options=_options(row, statistics[row.oid])
            if row.options or row.tablespace or row.oid in statistics
            else (),
            comment=row.comment,
        )
        if row.oid in backing:
            indexes.of_constraints[row.oid] = index
        else:
            indexes.plain[row.table].append(index)
        if row.replica_identity:
            indexes.replica_identity[row.table] = row.name
        if row.clustered:
            indexes.clustered[row.table] = row.name
    return indexes


class _PartReader:
    """Turns the server's lists of numbers into index parts; equal lists share one result."""

    def __init__(
        self, session: Session, rows: list[IndexRow], columns: ColumnRows, parameters: dict[Place, str]
    ) -> None:
        self._columns = columns.by_table
        self._parts: dict[tuple[str | None, int, int, int], IndexPart] = {}
        self._parameters = parameters
        classes = session.named("operator_classes")
        self._class_names: dict[int, str] = {oid: name for oid, name, _ in classes}
        self._special: set[int] = {oid for oid, _, default in classes if not default}
        used = {number for row in rows for number in _numbers(row.collations)} - {_DEFAULT_COLLATION}
        self._collations = collation_names(session, used)

    def __call__(self, row: IndexRow) -> tuple[tuple[IndexPart, ...], tuple[str, ...]]:
        keys, orders = _numbers(row.keys), _numbers(row.order)
        classes, collations = _numbers(row.classes), _numbers(row.collations)
        parts = tuple(
            self._part(row, place, number, orders[place], classes[place], collations[place])
            for place, number in enumerate(keys[: row.key_count])
        )
        return parts, tuple(self._columns[row.table][number][NAME] for number in keys[row.key_count :])

    def _part(
        self, row: IndexRow, place: int, number: int, order: int, operator_class: int, collation: int
    ) -> IndexPart:
        column = self._columns[row.table][number] if number else None
        name: str | None = column[NAME] if column else None
        expected = column[COLLATION] if column else _DEFAULT_COLLATION
        if collation == expected:
            collation = 0
        parameters = self._parameters.get((row.oid, place + 1))
        shape = (name, order, operator_class, collation)
        known = self._parts.get(shape) if name and not parameters else None
        if known is not None:
            return known
        descending, nulls_first = bool(order & _DESCENDING), bool(order & _NULLS_FIRST)
        part = IndexPart(
            column=name,
            expression=row.expressions[place] if name is None and row.expressions else None,
            descending=descending,
            # NULLs come last in ascending and first in descending order: only the other way is said.
            nulls_first=nulls_first and not descending,
            nulls_last=descending and not nulls_first,
            collation=self._collations.get(collation),
            operator_class=self._class(operator_class, parameters),
        )
        if name is not None and not parameters:
            self._parts[shape] = part
        return part

    def _class(self, oid: int, parameters: str | None) -> str | None:
        # The class that a type has anyway is said only where it has parameters.
        if parameters:
            return f"{self._class_names[oid]} ({parameters})"
        return self._class_names[oid] if oid in self._special else None


@cache
def _numbers(text: str) -> tuple[int, ...]:
    """The numbers of an int2vector or oidvector; a database has few different ones."""
    return tuple(map(int, text.split()))


def _options(row: IndexRow, statistics: list[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    pairs = [*split_options(row.options), *statistics]
    if row.tablespace:
        pairs.append(("tablespace", row.tablespace))
    return tuple(sorted(pairs))

"""All rows of every table, looked at once: what is NULL, what never changes, and what points to nothing."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final

from toolkit.dialects.expressions import as_text
from toolkit.dialects.profile import ColumnProfile
from toolkit.dialects.quoting import quote_name, quote_ref
from toolkit.errors import ToolkitError
from toolkit.evidence.conventions import meant_keys
from toolkit.evidence.far import far_tables
from toolkit.model.evidence import Method
from toolkit.model.types import MOMENTS, Family

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from toolkit.dialects.session import Row, Session
    from toolkit.model.catalog import Catalog
    from toolkit.model.names import Ref
    from toolkit.model.table import Column, Table

# Families whose values have a least and a greatest on every server, as they are or as text.
_ORDERED: Final = MOMENTS | {Family.INTEGER, Family.DECIMAL, Family.FLOAT, Family.MONEY, Family.TEXT}
_ORDERED_AS_TEXT: Final = frozenset({Family.BOOLEAN, Family.ENUM, Family.UUID, Family.SET, Family.YEAR})


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """What all rows say; by column how many point to nothing; how many were read; and what could not be."""

    columns: tuple[ColumnProfile, ...]
    orphans: dict[tuple[Ref, str], int]
    rows_read: Counter[Ref]
    remarks: tuple[str, ...]


def measure_rows(session: Session, catalog: Catalog) -> Measured:
    """Scan each table once, and each column that looks like a key once more."""
    columns: list[ColumnProfile] = []
    orphans: dict[tuple[Ref, str], int] = {}
    rows_read: Counter[Ref] = Counter()
    remarks: list[str] = []
    far = far_tables(catalog)
    for table in catalog.tables:
        if table.partition_of is not None or table.kind not in {"table", "partitioned table"} or table.ref in far:
            continue
        try:
            with session.apart():
                (row,) = session.rows(_scan(table, session.dialect))
        except ToolkitError as error:
            remarks.append(f"the rows of {table.ref} were not read: {error.message.rstrip('.')}")
            continue
        columns.extend(_profiles(table, row))
        rows_read[table.ref] += int(row[0])
    read = {profile.table for profile in columns}
    for table, column, target, key in meant_keys(catalog):
        # A table that could not be read has its sentence, and the next try would wait for its lock again.
        if column.type.family is not key.type.family or not {table.ref, target.ref} <= read:
            continue
        try:
            with session.apart():
                ((number,),) = session.rows(_orphans(table, column, target, key, session.dialect))
        except ToolkitError as error:
            remarks.append(f"nobody looked where {table.ref}.{column.name} points to: {error.message.rstrip('.')}")
            continue
        orphans[table.ref, column.name] = int(number)
        rows_read[table.ref] += rows_read[table.ref]
    return Measured(columns=tuple(columns), orphans=orphans, rows_read=rows_read, remarks=tuple(remarks))


def _scan(table: Table, dialect: str) -> str:
    counts = ["count(*)"]
    for column in table.columns:
        name = quote_name(column.name, dialect)
        counts.append(f"count({name})")
        if column.type.family in _ORDERED | _ORDERED_AS_TEXT:
            value = name if column.type.family in _ORDERED else as_text(name, dialect)
            counts.append(f"CASE WHEN min({value}) = max({value}) THEN 1 ELSE 0 END")
        if column.type.family in MOMENTS:
            counts += [_end(f"{end}({name})", dialect) for end in ("min", "max")]
    return f"SELECT {', '.join(counts)} FROM {quote_ref(table.ref, dialect)}"


def _end(moment: str, dialect: str) -> str:
    text = as_text(moment, dialect)
    # There even bytes may stand in a column of moments.
    return f"CASE WHEN typeof({moment}) <> 'blob' THEN {text} END" if dialect == "sqlite" else text


def _profiles(table: Table, row: Row) -> Iterator[ColumnProfile]:
    total, *rest = row
    values = iter(rest)
    for column in table.columns:
        held = next(values)
        one_value = next(values) if column.type.family in _ORDERED | _ORDERED_AS_TEXT else 0
        ends = [next(values), next(values)] if column.type.family in MOMENTS else [None, None]
        oldest, newest = (_moment(end) for end in ends)
        yield ColumnProfile(
            table=table.ref,
            column=column.name,
            nulls=None if not total else 1 - held / total,
            distinct=0 if total and not held else 1 if one_value else None,
            oldest=oldest if newest else None,
            newest=newest if oldest else None,
            method=Method.EXACT,
        )


def _orphans(table: Table, column: Column, target: Table, key: Column, dialect: str) -> str:
    name, other = quote_name(column.name, dialect), quote_name(key.name, dialect)
    found = f"SELECT 1 FROM {quote_ref(target.ref, dialect)} t WHERE t.{other} = s.{name}"
    return f"SELECT count(*) FROM {quote_ref(table.ref, dialect)} s WHERE s.{name} IS NOT NULL AND NOT EXISTS ({found})"


def _moment(value: Any) -> datetime | None:
    try:
        moment = datetime.fromisoformat(str(value))
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def better(known: Sequence[ColumnProfile], measured: Sequence[ColumnProfile]) -> tuple[ColumnProfile, ...]:
    """What was measured, with the values and widths that only the planner knows; the rest as it was known."""
    before = {(each.table, each.column): each for each in known}
    merged = {(each.table, each.column): _with(each, before.get((each.table, each.column))) for each in measured}
    return tuple({**before, **merged}.values())


def _with(measured: ColumnProfile, known: ColumnProfile | None) -> ColumnProfile:
    if known is None:
        return measured
    # What the planner remembers of a table without rows, or of one value where there are more, is no longer so.
    empty = measured.nulls is None
    remembered = None if empty or known.distinct == 1 else known.distinct
    distinct = measured.distinct if measured.distinct is not None else remembered
    return ColumnProfile(
        table=measured.table,
        column=measured.column,
        nulls=measured.nulls,
        distinct=distinct,
        values=None if empty else known.values,
        oldest=measured.oldest,
        newest=measured.newest,
        width=known.width,
        method=measured.method,
    )

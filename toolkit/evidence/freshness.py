"""Freshness: of when the newest and the oldest row of a table are."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from typing import TYPE_CHECKING, Any, Final

from toolkit.dialects.quoting import quote_name, quote_ref
from toolkit.errors import ToolkitError
from toolkit.model.evidence import Evidence, Measure, Method
from toolkit.model.types import MOMENTS, Family

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from toolkit.dialects.profile import Profile
    from toolkit.dialects.session import Session
    from toolkit.model.catalog import Catalog
    from toolkit.model.names import Ref
    from toolkit.model.table import Index, Key, Table

FAMILY: Final = "freshness"
# A column that says when its row was written, and not when something is due or somebody was born.
_WRITTEN: Final = re.compile(
    r"(?:^|_)(?:creat|insert|add|log|record|updat|modif|chang|sent|receiv|occur|happen|start|finish|end|visit"
    r"|timestamp|ts|at|time|on|when|date)",
    re.IGNORECASE,
)
_ELSEWHEN: Final = re.compile(
    r"birth|expir|due|valid|until|schedul|next|planned|start_date|end_date|deadline", re.IGNORECASE
)
# Ends of tables that are read by one statement, and of tables that are read at all.
_TOGETHER: Final = 50
_MOST: Final = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Ends:
    """The first and the last moment in a column, and how that is known."""

    column: str
    oldest: datetime
    newest: datetime
    method: Method
    source: str


def known_ends(profile: Profile, catalog: Catalog) -> dict[Ref, Ends]:
    """The ends that the server's own statistics tell, without a row being read."""
    by_table: defaultdict[Ref, list[Ends]] = defaultdict(list)
    for known in profile.columns:
        table = catalog.table(known.table)
        if table is None or known.oldest is None or known.newest is None:
            continue
        if known.column in _moments(table):
            ends = Ends(
                column=known.column,
                oldest=known.oldest,
                newest=known.newest,
                method=known.method,
                source="the planner's statistics" if known.method is Method.ESTIMATED else "all rows",
            )
            by_table[known.table].append(ends)
    return {ref: max(found, key=lambda ends: ends.newest) for ref, found in by_table.items()}


def read_ends(session: Session, tables: Iterable[Table]) -> tuple[dict[Ref, Ends], Counter[Ref]]:
    """The ends that an index leads to, one row at each end of a table and many tables a statement; and how many
    rows of which table that took.
    """
    rows_read: Counter[Ref] = Counter()
    plain = (table for table in tables if table.kind == "table")
    asked = list(islice(((table, *way) for table in plain if (way := _way(table)) is not None), _MOST))
    found: dict[Ref, Ends] = {}
    for start in range(0, len(asked), _TOGETHER):
        some = asked[start : start + _TOGETHER]
        try:
            rows = _read(session, some)
        except ToolkitError:
            # One of them cannot be read: the others can.
            rows = [row for each in some for row in _read_one(session, each, some.index(each))]
        moments: defaultdict[int, list[datetime]] = defaultdict(list)
        for number, value in rows:
            moments[number].extend(_moment(value))
            rows_read[some[number][0].ref] += 1
        for number, (table, column, _) in enumerate(some):
            if moments[number]:
                found[table.ref] = Ends(
                    column=column,
                    oldest=min(moments[number]),
                    newest=max(moments[number]),
                    method=Method.EXACT,
                    source="the rows at both ends of an index",
                )
    return found, rows_read


def freshness_evidence(ends: Mapping[Ref, Ends], now: datetime) -> tuple[Evidence, ...]:
    """How many days old the newest and the oldest row of each table are; a moment to come says nothing."""
    return tuple(
        Evidence(
            subject=ref,
            family=FAMILY,
            measure=measure,
            value=(now - moment).days,
            method=each.method,
            source=each.source,
            window=None,
            because=f"{each.column} {moment:%Y-%m-%d %H:%M}",
            cannot_see="rows that were changed or deleted",
        )
        for ref, each in ends.items()
        for measure, moment in ((Measure.NEWEST_ROW, each.newest), (Measure.OLDEST_ROW, each.oldest))
        if moment <= now + timedelta(days=1)
    )


def _moments(table: Table) -> list[str]:
    """The columns that say when a row was written, those of its making first."""
    names = [
        column.name
        for column in table.columns
        if column.type.family in MOMENTS and _WRITTEN.search(column.name) and not _ELSEWHEN.search(column.name)
    ]
    return sorted(names, key=lambda name: not name.lower().startswith(("creat", "insert")))


def _way(table: Table) -> tuple[str, str] | None:
    """The column of time, and what an index orders that it grows with: itself, or the number of the row."""
    names = _moments(table)
    leading = {key.parts[0].column for key in table.keys if _ordered(key)}
    leading.update(
        index.parts[0].column for index in table.indexes if _ordered(index) and index.valid and not index.predicate
    )
    for name in names:
        if name in leading:
            return name, name
    number = table.column(table.row_number) if table.row_number is not None else None
    if names and number is not None and number.type.family is Family.INTEGER:
        return names[0], number.name
    return None


def _ordered(index: Index | Key) -> bool:
    """Whether the server can walk to an end of it."""
    return index.method.lower() in {"btree", "b-tree"} and index.visible and index.parts[0].prefix_length is None


def _read(session: Session, asked: Sequence[tuple[Table, str, str]], first: int = 0) -> list[tuple[Any, ...]]:
    with session.apart():
        return session.rows(" UNION ALL ".join(_both_ends(asked, session.dialect, first)))


def _read_one(session: Session, asked: tuple[Table, str, str], number: int) -> list[tuple[Any, ...]]:
    try:
        return _read(session, [asked], number)
    except ToolkitError:
        return []


def _both_ends(asked: Iterable[tuple[Table, str, str]], dialect: str, first: int) -> Iterator[str]:
    for number, (table, column, order) in enumerate(asked, first):
        name, by = quote_name(column, dialect), quote_name(order, dialect)
        # The order's NULLs may stand at either end, and say nothing.
        source = f"FROM {quote_ref(table.ref, dialect)} WHERE {by} IS NOT NULL ORDER BY {by}"
        for direction in ("", " DESC"):
            yield f"SELECT * FROM (SELECT {number}, CAST({name} AS char(26)) {source}{direction} LIMIT 1) e{number}"


def _moment(value: Any) -> Iterator[datetime]:
    """A moment as any server writes it as text; what is none, such as a zero date, is left out."""
    if isinstance(value, date):
        value = value.isoformat()
    try:
        moment = datetime.fromisoformat(str(value).strip())
    except ValueError:
        return
    yield moment if moment.tzinfo else moment.replace(tzinfo=UTC)

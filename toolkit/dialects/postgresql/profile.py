"""What PostgreSQL's ANALYZE and its counters know about the values in tables."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from toolkit.dialects.profile import ColumnProfile, Numbering, Profile, Spread, TableProfile
from toolkit.model.names import Ref

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from toolkit.dialects.session import Row, Scope, Session
    from toolkit.model.catalog import Catalog


def read_profile(session: Session, scope: Scope, catalog: Catalog) -> Profile:
    """Read the planner's statistics of the columns that the user may see, dead rows, and reserved words."""
    del catalog
    schemas = {"schemas": list(scope.schemas) or None}
    columns = session.attempted("column_profiles", schemas)
    return Profile(
        columns=tuple(map(_column, columns)),
        tables=tuple(
            TableProfile(
                table=Ref(schema=schema, name=name),
                share=dead / (live + dead),
                wasted=round(size * dead / (live + dead)),
            )
            for schema, name, live, dead, size in session.attempted("dead_rows", schemas)
        ),
        numberings=tuple(_numberings(columns)),
        reserved=frozenset(word for (word,) in session.named("reserved_words")),
    )


def read_spreads(session: Session, tables: Sequence[Ref], most: int) -> Iterator[Spread]:
    """How the values of these tables are spread, each column with that many common values at most."""
    wanted = {"schemas": [ref.schema for ref in tables], "tables": [ref.name for ref in tables], "most": most}
    for schema, table, column, quartiles, common in session.attempted("spreads", wanted):
        yield Spread(
            table=Ref(schema=schema, name=table), column=column, quartiles=tuple(quartiles), common=tuple(common or ())
        )


def _numberings(rows: Sequence[Row]) -> Iterator[Numbering]:
    """How far the numbers of rows have come, as ANALYZE saw them: looking at a sequence would hold a lock on it."""
    for schema, table, column, *_, greatest in rows:
        if greatest is not None:
            yield Numbering(table=Ref(schema=schema, name=table), column=column, last=int(greatest))


def _column(row: Row) -> ColumnProfile:
    schema, table, column, nulls, distinct, width, values, bounds, common, _ = row
    moments = sorted(moment for text in (*(bounds or ()), *(common or ())) if (moment := _moment(text)) is not None)
    return ColumnProfile(
        table=Ref(schema=schema, name=table),
        column=column,
        nulls=nulls,
        # Zero is unknown, and a negative number is a share of the rows.
        distinct=int(distinct) if distinct >= 1 else 0 if nulls == 1 else None,
        values=_all(values, distinct),
        oldest=moments[0] if moments else None,
        newest=moments[-1] if moments else None,
        width=width,
    )


def _all(values: Sequence[str] | None, distinct: float) -> tuple[str, ...] | None:
    return tuple(sorted(values)) if values is not None and len(values) == distinct else None


def _moment(text: str) -> datetime | None:
    """A moment as ISO writes it; infinity and years before Christ are none."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)

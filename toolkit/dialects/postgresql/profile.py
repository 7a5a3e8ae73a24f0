"""What PostgreSQL's ANALYZE and its counters know about the values in tables."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from toolkit.dialects.profile import ColumnProfile, Numbering, Profile, TableProfile
from toolkit.errors import ToolkitError
from toolkit.model.names import Ref

if TYPE_CHECKING:
    from collections.abc import Sequence

    from toolkit.dialects.session import Row, Scope, Session


def read_profile(session: Session, scope: Scope) -> Profile:
    """Read the planner's statistics of the columns that the user may see, dead rows, sequences, and reserved words."""
    schemas = {"schemas": list(scope.schemas) or None}
    return Profile(
        columns=tuple(_column(row) for row in session.attempted("column_profiles", schemas)),
        tables=tuple(
            TableProfile(
                table=Ref(schema=schema, name=name),
                share=dead / (live + dead),
                wasted=round(size * dead / (live + dead)),
            )
            for schema, name, live, dead, size in session.attempted("dead_rows", schemas)
        ),
        numberings=_numberings(session, schemas),
        reserved=frozenset(word for (word,) in session.named("reserved_words")),
    )


def _numberings(session: Session, schemas: dict[str, Any]) -> tuple[Numbering, ...]:
    """How far sequences have come. Looking takes a lock on each for a moment; where it is not to be had, nothing."""
    try:
        with session.attempt(give_back=True):
            rows = session.named("numberings", schemas)
    except ToolkitError:
        return ()
    return tuple(
        Numbering(table=Ref(schema=schema, name=name), column=column, last=last, limit=limit)
        for schema, name, column, last, limit in rows
        if last is not None
    )


def _column(row: Row) -> ColumnProfile:
    schema, table, column, nulls, distinct, width, values, bounds, common = row
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

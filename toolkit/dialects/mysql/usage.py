"""MySQL's and MariaDB's table counters, and the time they honestly speak for."""

from __future__ import annotations

from datetime import UTC, timedelta
from typing import TYPE_CHECKING

from toolkit.dialects.mysql.names import Names
from toolkit.dialects.usage import TableUsage, Usage
from toolkit.errors import MissingRights
from toolkit.model.evidence import Window

if TYPE_CHECKING:
    from toolkit.dialects.session import Scope, Session

_SOURCE = "performance_schema.table_io_waits_summary_by_table"


def read_usage(session: Session, scope: Scope) -> Usage:
    """Read the counters of every table in scope."""
    now, uptime, switched_on, instrument, lost = session.named("counter_window")[0]
    end = now.replace(tzinfo=UTC)
    window = Window(start=end - timedelta(seconds=int(uptime)), end=end, because="the server started")
    if not switched_on or instrument != "YES":
        return Usage(
            source=_SOURCE,
            window=window,
            unavailable="performance_schema is off, or does not count table access, so nothing is known about use",
        )
    try:
        rows = session.named("counters", {"schemas": scope.schemas or (session.database,)})
    except MissingRights:
        return Usage(
            source=_SOURCE,
            window=window,
            unavailable="the user may not read performance_schema (GRANT SELECT ON performance_schema.*)",
        )
    names = Names(session)
    lost_some = bool(int(lost or 0))
    unseen = (
        "SELECT COUNT(*) without a WHERE, which InnoDB does not count",
        "use before a rename or an index build, which set the counters to zero",
    )
    return Usage(
        source=_SOURCE,
        window=window,
        tables=tuple(
            TableUsage(table=names.ref(schema, name), rows_read=read, rows_written=written)
            for schema, name, read, written in rows
        ),
        # A table nobody touched since the start has no row, unless the server ran out of room for rows.
        absent_means_zero=not lost_some,
        cannot_see=(*unseen, "some tables: the server had no room to count them all") if lost_some else unseen,
    )

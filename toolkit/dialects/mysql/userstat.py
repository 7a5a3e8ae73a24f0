"""MariaDB's own table statistics, which count where performance_schema is off and userstat is on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from toolkit.dialects.mysql.names import Names
from toolkit.dialects.usage import IndexUsage, TableUsage, Usage
from toolkit.errors import ToolkitError
from toolkit.model.evidence import Window

if TYPE_CHECKING:
    from toolkit.dialects.session import Session

_SOURCE = "information_schema.TABLE_STATISTICS"
# Set there, it counts from the start; set later, nobody knows since when.
_FROM_THE_START = {"CONFIG", "COMMAND-LINE", "ENV"}


def read_table_statistics(session: Session, schemas: dict[str, Any], window: Window) -> Usage | None:
    """Read what userstat counts; None where there is no such thing or it is off."""
    if session.dialect != "mariadb":
        return None
    try:
        settings = session.named("userstat")
        if not settings or settings[0][0] != "ON":
            return None
        origin = settings[0][1]
        # Older servers count changes of all kinds as one.
        tells_kinds = bool(session.named("table_statistics_tell_kinds"))
        rows = session.named("table_changes" if tells_kinds else "table_statistics", schemas)
        index_rows = session.named("index_statistics", schemas)
    except ToolkitError:
        return None
    if origin not in _FROM_THE_START:
        window = Window(start=None, end=window.end, because="userstat was switched on while the server ran")
    names = Names(session)
    return Usage(
        source=_SOURCE,
        window=window,
        tables=tuple(
            TableUsage(
                table=names.ref(schema, name),
                rows_read=read or 0,
                inserted=inserted or 0,
                updated=updated or 0,
                deleted=deleted or 0,
            )
            for schema, name, read, inserted, updated, deleted in rows
        ),
        indexes=tuple(
            IndexUsage(table=names.ref(schema, table), index=index, rows_read=read or 0)
            for schema, table, index, read in index_rows
        ),
        counts_constraints=False,
        tells_kinds=tells_kinds,
        cannot_see=(
            "use before somebody ran FLUSH TABLE_STATISTICS",
            *(() if tells_kinds else ("how rows were changed",)),
        ),
    )

"""PostgreSQL's table counters, and the time they honestly speak for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from toolkit.dialects.usage import TableUsage, Usage
from toolkit.model.evidence import Window
from toolkit.model.names import Ref

if TYPE_CHECKING:
    from toolkit.dialects.session import Scope, Session

_SOURCE = "pg_stat_user_tables"


def read_usage(session: Session, scope: Scope) -> Usage:
    """Read the counters of every table in scope."""
    database_reset, server_reset, now, tracked = session.named("counter_window")[0]
    window = _window(database_reset, server_reset, now)
    if not tracked:
        return Usage(source=_SOURCE, window=window, unavailable="track_counts is off, so the server counts nothing")
    return Usage(
        source=_SOURCE,
        window=window,
        tables=tuple(
            TableUsage(
                table=Ref(schema=schema, name=name),
                scans=scans,
                rows_read=read,
                rows_written=written,
                last_scan=last_scan,
            )
            for schema, name, scans, read, written, last_scan in session.named(
                "counters", {"schemas": list(scope.schemas) or None}
            )
        ),
        cannot_see=(
            "reads on a replica, which counts for itself",
            "use before a rename-and-swap, which starts a table at zero",
        ),
    )


def _window(database_reset: Any, server_reset: Any, now: Any) -> Window:
    resets = [reset for reset in (database_reset, server_reset) if reset is not None]
    if not resets:
        return Window(start=None, end=now, because="the server does not say when its counters began")
    latest = max(resets)
    because = (
        "the counters of this database were reset"
        if latest == database_reset
        else "the server began to count, at its first start or after a crash"
    )
    return Window(start=latest, end=now, because=because)

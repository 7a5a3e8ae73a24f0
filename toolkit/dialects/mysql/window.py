"""Since when the performance schema counts, and whether it does."""

from __future__ import annotations

from datetime import UTC, timedelta
from typing import TYPE_CHECKING, NamedTuple

from toolkit.model.evidence import Window

if TYPE_CHECKING:
    from toolkit.dialects.session import Session

NO_RIGHTS = "the user may not read performance_schema (GRANT SELECT ON performance_schema.*)"


class Counting(NamedTuple):
    """The time since the server started; whether it counts at all, and tables; whether it lost some."""

    window: Window
    on: bool
    tables: bool
    lost_some: bool


def read_counting(session: Session) -> Counting:
    """Ask the server how it counts."""
    now, uptime, switched_on, instrument, lost = session.named("counter_window")[0]
    end = now.replace(tzinfo=UTC)
    return Counting(
        window=Window(start=end - timedelta(seconds=int(uptime)), end=end, because="the server started"),
        on=bool(switched_on),
        tables=instrument == "YES",
        lost_some=bool(int(lost or 0)),
    )

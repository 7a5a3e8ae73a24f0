"""Since when the performance schema counts, and whether it does."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from toolkit.errors import MissingRights
from toolkit.model.evidence import Window

if TYPE_CHECKING:
    from toolkit.dialects.session import Session

NO_RIGHTS = "the user may not read performance_schema (GRANT SELECT ON performance_schema.*)"


class Counting(NamedTuple):
    """The time since the server started; whether it counts at all, and tables; whether it lost some.

    `hidden` says that the user may not know.
    """

    window: Window
    on: bool
    tables: bool
    lost_some: bool
    hidden: bool = False


def read_counting(session: Session) -> Counting:
    """Ask the server how it counts."""
    try:
        now, uptime, switched_on, instrument, lost = session.named("counter_window")[0]
    except MissingRights:
        window = Window(start=None, end=datetime.now(UTC), because=NO_RIGHTS)
        return Counting(window=window, on=False, tables=False, lost_some=False, hidden=True)
    end = now.replace(tzinfo=UTC)
    return Counting(
        window=Window(start=end - timedelta(seconds=int(uptime)), end=end, because="the server started"),
        on=bool(switched_on),
        tables=instrument == "YES",
        lost_some=bool(int(lost or 0)),
    )

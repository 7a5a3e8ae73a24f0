"""Since when the performance schema counts, and whether it counts everything."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final, NamedTuple

from toolkit.dialects.remembered import since_the_oldest
from toolkit.errors import MissingRights
from toolkit.model.evidence import Window

if TYPE_CHECKING:
    from toolkit.dialects.session import Session

NO_RIGHTS: Final = "the user may not read performance_schema (GRANT SELECT ON performance_schema.*)"
_OFF: Final = "performance_schema is off"


class Counting(NamedTuple):
    """The time that the counters speak for; whether tables are counted, and whether some of them found no room.

    `blind` says why nobody is counted, or not everybody: then nothing can be concluded from a zero.
    """

    window: Window
    blind: str = ""
    tables: bool = False
    lost_some: bool = False


def read_counting(session: Session) -> Counting:
    """Ask the server how it counts."""
    try:
        now, uptime, remembers, on, tables, everybody, lost, lost_tables = session.named("counter_window")[0]
    except MissingRights:
        return Counting(Window(start=None, end=datetime.now(UTC), because=NO_RIGHTS), blind=NO_RIGHTS)
    blind = ""
    if not on:
        blind = _OFF
    elif not everybody:
        blind = "performance_schema does not watch every account (setup_actors)"
    elif int(lost or 0):
        blind = "performance_schema had no room for all sessions and open tables (SHOW STATUS LIKE '%lost')"
    end = now.replace(tzinfo=UTC)
    window = Window(start=end - timedelta(seconds=int(uptime)), end=end, because="the server started")
    oldest = None if remembers is None else remembers.replace(tzinfo=UTC)
    because = "the oldest statement ran that the server remembers: its counters may have been reset"
    window = since_the_oldest(window, oldest, because)
    return Counting(window, blind=blind, tables=bool(tables), lost_some=bool(int(lost_tables or 0)))

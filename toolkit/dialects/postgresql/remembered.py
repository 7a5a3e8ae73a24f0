"""What pg_stat_statements remembers of a database."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from toolkit.dialects.postgresql.own_settings import ON, set_otherwise
from toolkit.dialects.quoting import quote_name
from toolkit.dialects.remembered import Remembered, RememberedStatement, since_the_oldest
from toolkit.errors import ToolkitError
from toolkit.model.evidence import Window

if TYPE_CHECKING:
    from datetime import datetime

    from toolkit.dialects.session import Session

_SOURCE: Final = "pg_stat_statements"
_WITHHELD: Final = "<insufficient privilege>"
_REMEMBERS_EVERYTHING: Final = {
    "pg_stat_statements.track": ("top", "all"),
    "pg_stat_statements.track_utility": ON,
    "compute_query_id": (*ON, "auto", "regress"),
}
# Whatever is run by this name counts under this text.
_PREPARED: Final = re.compile(r"""\s*prepare\s+(?:"(?:[^"]|"")+"|[\w$]+)\s*(?:\([^)]*\)\s*)?as\s+""", re.IGNORECASE)


def read_remembered(session: Session) -> Remembered:
    """Read the statements that ran in the connected database."""
    now, schema, tells_ages, sees_nothing, sees_part = session.named("statement_place")[0]
    if schema is None:
        return _nothing(now, "the extension pg_stat_statements is not installed in this database")
    if sees_nothing:
        return _nothing(now, "pg_stat_statements.track is none, or compute_query_id off")
    place = quote_name(schema, "postgresql")
    try:
        with session.attempt():
            rows = session.rows(
                f"SELECT s.query, s.calls, r.rolname, {'s.stats_since' if tells_ages else 'NULL'}"
                f" FROM {place}.pg_stat_statements s LEFT JOIN pg_roles r ON r.oid = s.userid"
                " WHERE s.dbid = (SELECT oid FROM pg_database WHERE datname = current_database())"
            )
    except ToolkitError:
        return _nothing(now, "pg_stat_statements is not loaded (shared_preload_libraries), or may not be read")
    if rows and all(row[0] == _WITHHELD for row in rows):
        return _nothing(now, "the user may not see the statements of others (GRANT pg_read_all_stats)")
    reset, forgotten = _began(session, place)
    return Remembered(
        source=_SOURCE,
        window=_window(reset, min((row[3] for row in rows if row[3]), default=None), now),
        statements=tuple(
            RememberedStatement(text=_PREPARED.sub("", text, count=1), calls=calls, user=user or "")
            for text, calls, user, _ in rows
            if text != _WITHHELD
        ),
        forgot_some=(
            sees_part
            or forgotten
            or any(row[0] == _WITHHELD for row in rows)
            or set_otherwise(session, _REMEMBERS_EVERYTHING)
        ),
    )


def _window(reset: datetime | None, oldest: datetime | None, now: datetime) -> Window:
    """The statements of one database may be forgotten without the rest, and nothing says so but their ages."""
    if reset is None:
        return Window(start=None, end=now, because="the server does not say since when it remembers")
    window = Window(start=reset, end=now, because="pg_stat_statements was reset")
    because = "the oldest statement ran that pg_stat_statements remembers of this database"
    return since_the_oldest(window, oldest, because)


def _nothing(now: datetime, why: str) -> Remembered:
    return Remembered(source=_SOURCE, window=Window(start=None, end=now, because=why), unavailable=why)


def _began(session: Session, place: str) -> tuple[datetime | None, bool]:
    """Since when it remembers, and whether it had to forget some."""
    try:
        with session.attempt():
            ((forgotten, reset),) = session.rows(f"SELECT dealloc, stats_reset FROM {place}.pg_stat_statements_info")
    except ToolkitError:
        return None, True
    return reset, bool(forgotten)


def logs_everything(session: Session) -> bool:
    """Whether every statement is logged, whoever sends it."""
    ours = session.rows("SHOW log_statement")[0][0]
    return bool(ours == "all") and not set_otherwise(session, {"log_statement": ("all",)})

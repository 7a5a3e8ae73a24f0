"""What pg_stat_statements remembers of a database."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from toolkit.dialects.quoting import quote_name
from toolkit.dialects.remembered import Remembered, RememberedStatement
from toolkit.errors import ToolkitError
from toolkit.model.evidence import Window

if TYPE_CHECKING:
    from datetime import datetime

    from toolkit.dialects.session import Session

_SOURCE: Final = "pg_stat_statements"
_WITHHELD: Final = "<insufficient privilege>"
# Whatever is run by this name counts under this text.
_PREPARED: Final = re.compile(r"""\s*prepare\s+(?:"(?:[^"]|"")+"|[\w$]+)\s*(?:\([^)]*\)\s*)?as\s+""", re.IGNORECASE)


def read_remembered(session: Session) -> Remembered:
    """Read the statements that ran in the connected database."""
    now, schema = session.named("statement_place")[0]
    if schema is None:
        return _nothing(now, "the extension pg_stat_statements is not installed in this database")
    place = quote_name(schema, "postgresql")
    try:
        with session.attempt():
            rows = session.rows(
                f"SELECT s.query, s.calls, r.rolname FROM {place}.pg_stat_statements s"
                " LEFT JOIN pg_roles r ON r.oid = s.userid"
                " WHERE s.dbid = (SELECT oid FROM pg_database WHERE datname = current_database())"
            )
    except ToolkitError:
        return _nothing(now, "pg_stat_statements is not loaded (shared_preload_libraries), or may not be read")
    if rows and all(row[0] == _WITHHELD for row in rows):
        return _nothing(now, "the user may not see the statements of others (GRANT pg_read_all_stats)")
    reset, forgotten = _began(session, place)
    because = "pg_stat_statements was reset" if reset else "the server does not say since when it remembers"
    return Remembered(
        source=_SOURCE,
        window=Window(start=reset, end=now, because=because),
        statements=tuple(
            RememberedStatement(text=_PREPARED.sub("", text, count=1), calls=calls, user=user or "")
            for text, calls, user in rows
            if text != _WITHHELD
        ),
        forgot_some=forgotten or any(row[0] == _WITHHELD for row in rows),
    )


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
    """Whether every statement is logged; a role or a database may have a setting of its own."""
    return bool(session.rows("SHOW log_statement")[0][0] == "all")

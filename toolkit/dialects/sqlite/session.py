"""Open a SQLite file read-only."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from toolkit.dialects.session import Limits, Session
from toolkit.dialects.url import shown
from toolkit.errors import BadInput, CannotConnect, ReadFailed, ToolkitError, UnsupportedServer

if TYPE_CHECKING:
    from sqlalchemy.engine import URL

# Since 3.37 a pragma tells STRICT and WITHOUT ROWID tables.
_OLDEST: Final = (3, 37)


def connect(url: URL, limits: Limits) -> Session:
    """Open the file a URL names; a file that is not there is never made."""
    if not url.database or url.database == ":memory:":
        raise BadInput("A SQLite database in memory cannot be read from outside.", hint="Name a file: sqlite:///f.db.")
    path = Path(url.database)
    if not path.is_file():
        raise CannotConnect(
            f"There is no file {path}.", hint="Check the path: sqlite:///relative.db, sqlite:////absolute.db."
        )
    if sqlite3.sqlite_version_info < _OLDEST:
        raise UnsupportedServer(
            f"Python was built with SQLite {sqlite3.sqlite_version}; the toolkit needs 3.37 and up.",
            hint="Use a newer Python.",
        )
    try:
        connection = sqlite3.connect(
            f"file:{quote(str(path))}?mode=ro", uri=True, timeout=limits.lock, isolation_level=None
        )
        connection.execute("PRAGMA query_only = ON")
        # The first statement reads the header, the second takes the snapshot.
        connection.execute("BEGIN")
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    except sqlite3.DatabaseError as error:
        raise CannotConnect(
            f"{shown(url)} cannot be read: {error}.", hint="Check that it is a SQLite database."
        ) from None
    return Session(
        dialect="sqlite",
        connection=connection,
        version=sqlite3.sqlite_version_info,
        server_version=sqlite3.sqlite_version,
        database="main",
        source=shown(url),
        folders=("sqlite",),
        translate=_translate,
        savepoints=False,
        afresh=("COMMIT", "BEGIN"),
    )


def _translate(error: BaseException, _: str) -> ToolkitError:
    return ReadFailed(f"The database could not be read: {error}.", hint="Check that no other program is changing it.")

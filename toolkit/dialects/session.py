"""One read-only connection to a server: what it is, and rows from a query, with errors in plain words."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Protocol

from toolkit.dialects.queries import Version, query

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from toolkit.errors import ToolkitError

APPLICATION_NAME = "toolkit"

Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How patient a session is with the server it reads, in seconds."""

    connect: int = 10
    statement: int = 120
    lock: int = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """What of a database to read: schemas by name (none means all but the system's), tables by glob."""

    schemas: tuple[str, ...] = ()
    tables: tuple[str, ...] = ()


class Cursor(Protocol):
    """The part of a DB-API cursor that reading needs."""

    def execute(self, sql: Any, params: Any = ..., /) -> Any:
        """Run one statement."""

    def fetchall(self) -> Any:
        """All rows of the last statement."""

    def close(self) -> Any:
        """Give the cursor back."""


class Connection(Protocol):
    """The part of a DB-API connection that reading needs."""

    def cursor(self) -> Any:
        """A new cursor."""

    def close(self) -> Any:
        """End the connection."""


@dataclass(slots=True, kw_only=True)
class Session:
    """An open connection that cannot write, and what is known about the server behind it.

    `source` is the URL as it may be shown. `folders` are where its catalog queries are kept.
    """

    dialect: str
    connection: Connection
    version: Version
    server_version: str
    database: str
    source: str
    folders: tuple[str, ...]
    translate: Callable[[BaseException], ToolkitError]
    savepoints: bool
    pipelines: bool = False
    opened_at: str = field(default_factory=lambda: datetime.now(UTC).isoformat(timespec="seconds"), init=False)
    closed: bool = field(default=False, init=False)
    _ahead: dict[str, Any] = field(default_factory=dict, init=False)

    @contextmanager
    def asking_ahead(self, names: Iterable[str], params: Mapping[str, Any]) -> Iterator[None]:
        """Send several named queries at once, where the driver can, and ask for their rows as usual.

        The server then works on the next answer while we build from the last. A query that fails takes
        those behind it with it, so only those that never should go here.
        """
        if not self.pipelines:
            yield
            return
        connection: Any = self.connection
        with connection.pipeline():
            for name in names:
                cursor = connection.cursor()
                cursor.execute(query(self.folders, name, self.version), params)
                self._ahead[name] = cursor
            try:
                yield
            finally:
                self._ahead.clear()

    def rows(self, sql: str, params: Mapping[str, Any] | None = None) -> list[Row]:
        """Run one statement and return all its rows; a failure comes out as one of our errors."""
        cursor = self.connection.cursor()
        try:
            if params is None:
                cursor.execute(sql)
            else:
                cursor.execute(sql, params)
            fetched = cursor.fetchall()
        except Exception as error:
            problem = self.translate(error)
            raise problem from error
        finally:
            cursor.close()
        return list(fetched)

    def named(self, name: str, params: Mapping[str, Any] | None = None) -> list[Row]:
        """Run the catalog query kept in `<folder>/sql/<name>.sql`, of the first folder that has it."""
        asked = self._ahead.pop(name, None)
        if asked is None:
            return self.rows(query(self.folders, name, self.version), params)
        try:
            return list(asked.fetchall())
        except Exception as error:
            problem = self.translate(error)
            raise problem from error

    @contextmanager
    def attempt(self) -> Iterator[None]:
        """Run statements that may fail without losing the snapshot the session reads in."""
        if not self.savepoints:
            yield
            return
        self._execute("SAVEPOINT attempt")
        try:
            yield
        except Exception:
            self._execute("ROLLBACK TO SAVEPOINT attempt")
            raise
        self._execute("RELEASE SAVEPOINT attempt")

    def _execute(self, sql: str) -> None:
        cursor = self.connection.cursor()
        try:
            cursor.execute(sql)
        except Exception as error:
            problem = self.translate(error)
            raise problem from error
        finally:
            cursor.close()

    def close(self) -> None:
        """End the connection; calling it twice is harmless."""
        if not self.closed:
            self.closed = True
            self.connection.close()

"""One read-only connection to a server: what it is, and rows from a query, with errors in plain words."""

from __future__ import annotations

import sys
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from threading import RLock
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from toolkit.dialects.queries import Version, query

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from toolkit.errors import ToolkitError

APPLICATION_NAME = "toolkit"

Row = tuple[Any, ...]


class Question(NamedTuple):
    """A named query to be asked ahead; one that may fail must not take the snapshot with it."""

    name: str
    params: Mapping[str, Any] | None = None
    may_fail: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How patient a session is with the server it reads, in seconds."""

    connect: int = 10
    statement: int = 120
    lock: int = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """What of a database to read: schemas by name (none means all but the system's), tables by glob, but for some."""

    schemas: tuple[str, ...] = ()
    tables: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()


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

    `source` is the URL as it may be shown. `folders` are where its catalog queries are kept. `cancel` stops
    the statement that another thread runs; without it nothing is asked ahead.
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
    cancel: Callable[[], None] | None = None
    opened_at: str = field(default_factory=lambda: datetime.now(UTC).isoformat(timespec="seconds"), init=False)
    closed: bool = field(default=False, init=False)
    _ahead: dict[str, Future[list[Row]]] = field(default_factory=dict, init=False)
    _turn: RLock = field(default_factory=RLock, init=False)

    @contextmanager
    def asking_ahead(self, questions: Iterable[Question]) -> Iterator[None]:
        """Let another thread ask several named queries in their order; `named` then waits for the answer.

        The server works on the next answer while we build from the last.
        """
        if self.cancel is None:
            yield
            return
        with _taking_short_turns(), ThreadPoolExecutor(max_workers=1, thread_name_prefix="asking-ahead") as other:
            for question in questions:
                ask = self._attempt if question.may_fail else self._ask
                self._ahead[question.name] = other.submit(ask, question.name, question.params)
            try:
                yield
            except BaseException:
                other.shutdown(wait=False, cancel_futures=True)
                self.cancel()
                raise
            finally:
                self._ahead = {}

    def rows(self, sql: str, params: Mapping[str, Any] | None = None) -> list[Row]:
        """Run one statement and return all its rows; a failure comes out as one of our errors."""
        with self._turn:
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
        return self._ask(name, params) if asked is None else asked.result()

    def attempted(self, name: str, params: Mapping[str, Any] | None = None) -> list[Row]:
        """Run a named query that may fail without losing the snapshot the session reads in."""
        asked = self._ahead.pop(name, None)
        return self._attempt(name, params) if asked is None else asked.result()

    def _ask(self, name: str, params: Mapping[str, Any] | None) -> list[Row]:
        return self.rows(query(self.folders, name, self.version), params)

    def _attempt(self, name: str, params: Mapping[str, Any] | None) -> list[Row]:
        with self.attempt():
            return self._ask(name, params)

    @contextmanager
    def attempt(self) -> Iterator[None]:
        """Run statements that may fail without losing the snapshot the session reads in."""
        if not self.savepoints:
            yield
            return
        with self._turn:
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


@contextmanager
def _taking_short_turns() -> Iterator[None]:
    # A thread that hears from the server waits a whole turn for the one that builds, at every packet.
    before = sys.getswitchinterval()
    sys.setswitchinterval(min(before, 0.0005))
    try:
        yield
    finally:
        sys.setswitchinterval(before)

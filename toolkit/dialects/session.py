"""One read-only connection to a server: what it is, and rows from a query, with errors in plain words."""

from __future__ import annotations

import os
import socket
import sys
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from threading import RLock, Timer
from typing import TYPE_CHECKING, Any, Final, NamedTuple, Protocol, Self

from toolkit.dialects.queries import Version, query
from toolkit.errors import ReadFailed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from toolkit.errors import ToolkitError

APPLICATION_NAME = "toolkit"
# Servers that remember statements keep this name in them, and no comment.
OWN_QUERY: Final = "toolkit_audit"
_MARK: Final = f"WITH {OWN_QUERY} AS (SELECT 1) "
# What is asked for, as a sentence about a failure says it.
_CATALOG: Final = "catalog query"
_ROWS: Final = "query for rows"

# A server ends a statement itself when its time is up; so long after that, nobody is there to do it.
_GRACE: Final = 30
_LONGEST: Final = 100_000_000

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

    @property
    def silence(self) -> int | None:
        """How long a server may say nothing before it is taken for gone; None where statements may take for ever."""
        return min(self.statement + self.lock + _GRACE, _LONGEST) if self.statement else None


class ServerLost(ReadFailed):
    """The connection ended in the middle: what was read of this database is not all there is."""

    @classmethod
    def stopped(cls) -> Self:
        """We ended it."""
        return cls("The reading was stopped.", hint="Start it again.")

    @classmethod
    def closed(cls) -> Self:
        """The server ended it."""
        return cls("The server closed the connection while it was read.", hint="Try again.")

    @classmethod
    def silent(cls) -> Self:
        """Nobody did, and the server says nothing any more."""
        return cls("The server stopped answering while it was read.", hint="Check that it runs, and the network.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """What of a database to read: schemas by name (none means all but the system's), tables by glob, but for some."""

    schemas: tuple[str, ...] = ()
    tables: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()

    @property
    def narrows(self) -> bool:
        """Whether it leaves anything out."""
        return bool(self.schemas or self.tables or self.exclude)


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

    `source` is the URL as it may be shown. `folders` are where its catalog queries are kept. `translate` makes one of
    our errors of one of the driver's, given what was asked. `afresh` ends the transaction; the next one cannot write,
    either. `cancel` ends what the server does for us, whichever thread asked; `line` tells the file descriptor of the
    connection. After `silence` seconds without an answer the server is taken for gone, where the driver does not see
    to that itself.
    """

    dialect: str
    connection: Connection
    version: Version
    server_version: str
    database: str
    source: str
    folders: tuple[str, ...]
    translate: Callable[[BaseException, str], ToolkitError]
    savepoints: bool
    afresh: tuple[str, ...]
    asks_ahead: bool = False
    cancel: Callable[[], None] = lambda: None
    line: Callable[[], int] | None = None
    silence: float | None = None
    opened_at: str = field(default_factory=lambda: datetime.now(UTC).isoformat(timespec="seconds"), init=False)
    closed: bool = field(default=False, init=False)
    _ahead: dict[str, Future[list[Row]]] = field(default_factory=dict, init=False)
    _turn: RLock = field(default_factory=RLock, init=False)
    _lost: ServerLost | None = field(default=None, init=False)
    _is_afresh: bool = field(default=False, init=False)
    _asked: str = field(default=_CATALOG, init=False)

    @contextmanager
    def asking_ahead(self, questions: Iterable[Question]) -> Iterator[None]:
        """Let another thread ask several named queries in their order; `named` then waits for the answer.

        The server works on the next answer while we build from the last.
        """
        if not self.asks_ahead:
            yield
            return
        with _taking_short_turns(), ThreadPoolExecutor(max_workers=1, thread_name_prefix="asking-ahead") as other:
            for question in questions:
                ask = self._attempt if question.may_fail else self._ask
                self._ahead[question.name] = other.submit(ask, question.name, question.params)
            try:
                yield
            except Exception:
                other.shutdown(wait=False, cancel_futures=True)
                self.cancel()
                raise
            except BaseException:
                other.shutdown(wait=False, cancel_futures=True)
                self.stop()
                raise
            finally:
                self._ahead = {}

    def rows(self, sql: str, params: Mapping[str, Any] | None = None) -> list[Row]:
        """Run one statement and return all its rows; a failure comes out as one of our errors."""
        with self._turn:
            mark = "" if self._asked == _CATALOG else _MARK
            return list(self._run(f"{mark}{sql}", params, fetch=True))

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

    @contextmanager
    def apart(self) -> Iterator[None]:
        """Read rows in a transaction of their own, which may fail.

        Nobody who changes those tables waits for what is read before or after; a table that was changed since is not
        looked for in a snapshot that is older.
        """
        with self._turn:
            self.begin_afresh()
            try:
                with self.asking_for_rows():
                    yield
            except Exception:
                self.begin_afresh()
                raise
            self.begin_afresh()

    @contextmanager
    def asking_for_rows(self) -> Iterator[None]:
        """Read tables, and not the catalog: with a mark, by which no audit takes our queries for those of a reader."""
        before, self._asked = self._asked, _ROWS
        try:
            yield
        finally:
            self._asked = before

    def begin_afresh(self) -> None:
        """End the transaction and what it locks; what is read next is read in a new snapshot."""
        if not self._is_afresh:
            for statement in self.afresh:
                self._execute(statement)
            self._is_afresh = True

    def _execute(self, sql: str) -> None:
        self._run(sql, None, fetch=False)

    def _run(self, sql: str, params: Mapping[str, Any] | None, *, fetch: bool) -> Iterable[Row]:
        self.ensure_whole()
        self._is_afresh = False
        with self._watched():
            try:
                cursor = self.connection.cursor()
                try:
                    cursor.execute(*((sql,) if params is None else (sql, params)))
                    fetched: Iterable[Row] = cursor.fetchall() if fetch else ()
                finally:
                    cursor.close()
            except Exception as error:
                problem = self.translate(error, self._asked)
                if isinstance(problem, ServerLost):
                    self._lost = self._lost or problem
                self.ensure_whole()
                raise problem from error
            except BaseException:
                # Whoever interrupts us does not want the server to go on, either.
                self.stop()
                raise
        return fetched

    def ensure_whole(self) -> None:
        """Fail where the connection was lost, however often that is asked: what was read since is not the whole."""
        if self._lost is not None:
            raise ServerLost(self._lost.message, hint=self._lost.hint) from None

    def stop(self) -> None:
        """End what runs, on the server too, and the connection; any thread may ask for it."""
        if self.closed:
            return
        self._lost = self._lost or ServerLost.stopped()
        # Where the server cannot be told, it notices by itself that nobody listens, or that the time is up.
        with suppress(Exception):
            self.cancel()
        self._hang_up()

    @contextmanager
    def _watched(self) -> Iterator[None]:
        """Hang up on a server that says nothing: its own clock should have ended the statement long before."""
        if self.silence is None:
            yield
            return
        clock = Timer(self.silence, self._give_up)
        clock.daemon = True
        clock.start()
        try:
            yield
        finally:
            clock.cancel()

    def _give_up(self) -> None:
        self._lost = self._lost or ServerLost.silent()
        self._hang_up()

    def _hang_up(self) -> None:
        # A thread that waits for the server wakes up; it closes the connection itself.
        with suppress(Exception):
            if self.line is not None:
                with socket.socket(fileno=os.dup(self.line())) as line:
                    line.shutdown(socket.SHUT_RDWR)

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

"""Open a read-only session on any server the toolkit speaks, and read a catalog from it."""

from __future__ import annotations

from contextlib import contextmanager
from importlib import import_module
from typing import TYPE_CHECKING, Final, Protocol, cast

from toolkit.dialects.session import Limits, Scope, Session
from toolkit.dialects.several import ensure_going_on, stopped_with_others
from toolkit.dialects.url import parse_url

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sqlalchemy.engine import URL

    from toolkit.dialects.profile import Profile, Spread
    from toolkit.dialects.remembered import Remembered
    from toolkit.dialects.usage import Node, Usage
    from toolkit.model.catalog import Catalog
    from toolkit.model.names import Ref

# Which package speaks to which server. A driver is imported when its first session is opened.
_PACKAGES: Final = {"postgresql": "postgresql", "mysql": "mysql", "mariadb": "mysql", "sqlite": "sqlite"}


class _Connector(Protocol):
    def connect(self, url: URL, limits: Limits) -> Session: ...


class _Reader(Protocol):
    def read(self, session: Session, scope: Scope) -> Catalog: ...


class _Counter(Protocol):
    def read_usage(self, session: Session, scope: Scope) -> Usage: ...

    def read_node(self, session: Session) -> Node | None: ...


class _Profiler(Protocol):
    def read_profile(self, session: Session, scope: Scope, catalog: Catalog) -> Profile: ...

    def read_spreads(self, session: Session, tables: Sequence[Ref], most: int) -> Iterable[Spread]: ...


class _Rememberer(Protocol):
    def read_remembered(self, session: Session) -> Remembered: ...

    def logs_everything(self, session: Session) -> bool: ...


@contextmanager
def open_session(url: str | URL, limits: Limits | None = None) -> Iterator[Session]:
    """Connect read-only. The server, not the URL, says whether it is MySQL or MariaDB.

    Raises:
        ServerLost: The connection was lost on the way, even where whoever read could do without the answer.
    """
    ensure_going_on()
    parsed = parse_url(url) if isinstance(url, str) else url
    module = import_module(f"toolkit.dialects.{_PACKAGES[parsed.get_backend_name()]}.session")
    session = cast(_Connector, module).connect(parsed, limits or Limits())
    try:
        with stopped_with_others(session):
            yield session
        session.ensure_whole()
    except Exception:
        session.ensure_whole()
        raise
    finally:
        session.close()


def read_session(session: Session, scope: Scope) -> Catalog:
    """Read everything in scope with the reader of the session's dialect."""
    module = import_module(f"toolkit.dialects.{_PACKAGES[session.dialect]}.reader")
    return cast(_Reader, module).read(session, scope)


def read_usage(session: Session, scope: Scope) -> Usage:
    """What the server counts about the use of its tables."""
    module = import_module(f"toolkit.dialects.{_PACKAGES[session.dialect]}.usage")
    return cast(_Counter, module).read_usage(session, scope)


def read_node(session: Session) -> Node | None:
    """Which of several copies of a database this is; None where the server does not say."""
    module = import_module(f"toolkit.dialects.{_PACKAGES[session.dialect]}.usage")
    return cast(_Counter, module).read_node(session)


def read_remembered(session: Session) -> Remembered:
    """The statements that the server remembers of the connected database."""
    module = import_module(f"toolkit.dialects.{_PACKAGES[session.dialect]}.remembered")
    return cast(_Rememberer, module).read_remembered(session)


def read_profile(session: Session, scope: Scope, catalog: Catalog) -> Profile:
    """What the server knows about the values in its tables."""
    module = import_module(f"toolkit.dialects.{_PACKAGES[session.dialect]}.profile")
    return cast(_Profiler, module).read_profile(session, scope, catalog)


def logs_everything(session: Session) -> bool:
    """Whether the server writes every statement into its log files, whatever they are, as it is set now."""
    module = import_module(f"toolkit.dialects.{_PACKAGES[session.dialect]}.remembered")
    return cast(_Rememberer, module).logs_everything(session)


def read_spreads(session: Session, tables: Sequence[Ref], most: int) -> tuple[Spread, ...]:
    """How the values of some tables are spread, as far as the server knows without reading them again."""
    module = import_module(f"toolkit.dialects.{_PACKAGES[session.dialect]}.profile")
    return tuple(cast(_Profiler, module).read_spreads(session, tables, most))

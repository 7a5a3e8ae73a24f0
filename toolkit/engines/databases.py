"""How each dialect makes, copies, lists and drops the databases of a server."""

from __future__ import annotations

import shutil
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol

from sqlalchemy import create_engine, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlalchemy.pool import NullPool

from toolkit.dialects.url import dialect_of, parse_url, shown
from toolkit.errors import BadInput, CannotConnect, EngineUnavailable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.engine import Connection


class Databases(Protocol):
    """What is asked of a server that holds scratch databases."""

    can_copy: bool

    def create(self, admin_url: str, name: str, template: str | None) -> None:
        """Make a database, empty or as a copy of another."""

    def drop(self, admin_url: str, name: str) -> None:
        """Take a database away, whoever is still connected to it; one that is gone is no error."""

    def names(self, admin_url: str) -> tuple[str, ...]:
        """The databases there are."""

    def url(self, admin_url: str, name: str) -> str:
        """The URL of a database of the server."""


class ServerDatabases:
    """The databases of a server that is reached by network."""

    can_copy = False

    def url(self, admin_url: str, name: str) -> str:
        """The administrator's URL with the name of the database in it."""
        return make_url(admin_url).set(database=name).render_as_string(hide_password=False)


class PostgresDatabases(ServerDatabases):
    """Databases of Postgres, which can be copied from one another."""

    can_copy = True

    def create(self, admin_url: str, name: str, template: str | None) -> None:
        """Make a database; nobody may be connected to its template, so whoever is gets cut off."""
        with administrator(admin_url) as connection:
            if template is not None:
                connection.execute(
                    text("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = :name"),
                    {"name": template},
                )
            source = _quoted(connection, template or "template1")
            connection.execute(text(f"CREATE DATABASE {_quoted(connection, name)} TEMPLATE {source}"))

    def drop(self, admin_url: str, name: str) -> None:
        """Drop a database and cut off whoever is connected to it."""
        with administrator(admin_url) as connection:
            connection.execute(text(f"DROP DATABASE IF EXISTS {_quoted(connection, name)} WITH (FORCE)"))

    def names(self, admin_url: str) -> tuple[str, ...]:
        """Every database of the cluster."""
        with administrator(admin_url) as connection:
            return tuple(connection.scalars(text("SELECT datname FROM pg_database ORDER BY 1")))


class MySqlDatabases(ServerDatabases):
    """Databases of MySQL."""

    # Every other list of sessions fails while anybody runs a statement that it cannot convert or cuts in a character;
    # but only the last one shows those of a user with few rights.
    sessions: tuple[str, ...] = (
        "SELECT processlist_id FROM performance_schema.threads WHERE processlist_db = :name",
        "SELECT id FROM information_schema.processlist WHERE db = :name",
    )

    def create(self, admin_url: str, name: str, template: str | None) -> None:
        """Make an empty database with the server's defaults."""
        if template is not None:
            raise BadInput("MySQL and MariaDB cannot copy a database.", hint="Build it anew in each database.")
        with administrator(admin_url) as connection:
            connection.execute(text(f"CREATE DATABASE {_quoted(connection, name)}"))

    def drop(self, admin_url: str, name: str) -> None:
        """Drop a database; a forgotten transaction in it would hold the drop up, so it is ended first."""
        with administrator(admin_url) as connection:
            for session in self._sessions(connection, name):
                with suppress(SQLAlchemyError):  # it may have ended by itself in the meantime
                    connection.execute(text(f"KILL {int(session)}"))
            connection.execute(text(f"DROP DATABASE IF EXISTS {_quoted(connection, name)}"))

    def _sessions(self, connection: Connection, name: str) -> list[int]:
        for query in self.sessions:
            with suppress(SQLAlchemyError):
                return list(connection.scalars(text(query), {"name": name}))
        return []

    def names(self, admin_url: str) -> tuple[str, ...]:
        """Every database that the administrator may see."""
        with administrator(admin_url) as connection:
            return tuple(connection.scalars(text("SELECT schema_name FROM information_schema.schemata ORDER BY 1")))


class MariaDbDatabases(MySqlDatabases):
    """Databases of MariaDB, which has no performance schema unless it is told to."""

    sessions = MySqlDatabases.sessions[-1:]


class SqliteDatabases:
    """Databases of SQLite: files in the directory that stands for the server."""

    can_copy = True

    def create(self, admin_url: str, name: str, template: str | None) -> None:
        """Make a file, empty or as a copy."""
        path = self._path(admin_url, name)
        if template is None:
            path.touch()
        else:
            shutil.copyfile(self._path(admin_url, template), path)

    def drop(self, admin_url: str, name: str) -> None:
        """Remove the file and what SQLite keeps beside it."""
        path = self._path(admin_url, name)
        for suffix in ("", "-journal", "-wal", "-shm"):
            path.with_name(path.name + suffix).unlink(missing_ok=True)

    def names(self, admin_url: str) -> tuple[str, ...]:
        """The files of the directory."""
        return tuple(sorted(path.stem for path in self._path(admin_url, "any").parent.glob("*.db")))

    def url(self, admin_url: str, name: str) -> str:
        """The URL of a file."""
        return f"sqlite:///{self._path(admin_url, name)}"

    def _path(self, admin_url: str, name: str) -> Path:
        return Path(make_url(admin_url).database or ".") / f"{name}.db"


DATABASES: Final[dict[str, Databases]] = {
    "postgresql": PostgresDatabases(),
    "mysql": MySqlDatabases(),
    "mariadb": MariaDbDatabases(),
    "sqlite": SqliteDatabases(),
}


@contextmanager
def administrator(admin_url: str, *, patience: int = 10) -> Iterator[Connection]:
    """A connection outside any transaction, with a password-free sentence when there is none to be had."""
    url = parse_url(admin_url)
    dialect_of(url)
    engine = create_engine(
        url,
        poolclass=NullPool,
        isolation_level="AUTOCOMMIT",
        connect_args={"connect_timeout": patience},
    )
    try:
        connection = engine.connect()
    except SQLAlchemyError:
        # The driver's own words may repeat the URL.
        raise CannotConnect(
            f"No connection to {shown(admin_url)} could be made.",
            hint="Check that the server runs, the name and the password.",
        ) from None
    with connection:
        try:
            yield connection
        except DBAPIError as error:
            reason = str(error.orig.args[-1] if error.orig and error.orig.args else error.orig).strip().splitlines()[0]
            raise EngineUnavailable(
                f"The server at {shown(admin_url)} refused: {reason}.",
                hint="The user has to be allowed to make and drop databases, toolkit_scratch_... by name.",
            ) from error


def _quoted(connection: Connection, name: str) -> str:
    return connection.dialect.identifier_preparer.quote_identifier(name)

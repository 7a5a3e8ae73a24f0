"""Connect to MySQL or MariaDB read-only, in snapshots, and find out which of the two it is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, Final

import pymysql
from pymysql.constants import CR, ER

from toolkit.dialects.mysql.options import prepared, read_options
from toolkit.dialects.refusal import Refusal, refused
from toolkit.dialects.session import APPLICATION_NAME, Limits, ServerLost, Session
from toolkit.dialects.url import shown
from toolkit.errors import BadInput, MissingRights, ReadFailed, ToolkitError, UnsupportedServer

if TYPE_CHECKING:
    from sqlalchemy.engine import URL

    from toolkit.dialects.queries import Version

_OLDEST: Final = {"mysql": (8, 0, 16), "mariadb": (10, 6)}
# How long to wait until the server has heard that it should stop.
_KILL_PATIENCE: Final = 3
_NAMES: Final = {"mysql": "MySQL", "mariadb": "MariaDB"}
_BEGIN: Final = "START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY"

# The signs are the server's error numbers, or words of the network.
_REASONS: Final = (
    Refusal(
        signs=("(1045,", "(1698,", "(1251,"),
        sentence="The server refused the user or the password for {where}.",
        hint="Check both, and that the user may connect from this host.",
    ),
    Refusal(
        signs=("(1044,",),
        sentence="The user may not use the database {where}.",
        hint="GRANT SELECT, SHOW VIEW, TRIGGER, EVENT ON the_database.* TO the user.",
        kind=MissingRights,
    ),
    Refusal(
        signs=("(1049,",),
        sentence="There is no such database: {where}.",
        hint="Check the last part of the URL.",
    ),
    Refusal(
        signs=("(1130,",),
        sentence="The server does not let {where} in from here.",
        hint="Create the user for this host, or connect from one that is allowed.",
    ),
    Refusal(
        signs=("(1040,", "(1203,", "(1226,"),
        sentence="The server at {where} has no connection left.",
        hint="Try again later, or raise max_connections.",
    ),
    Refusal(
        signs=("name or service not known", "nodename nor servname", "name resolution", "getaddrinfo"),
        sentence="The host of {where} is not known.",
        hint="Check the host name in the URL.",
    ),
    Refusal(
        signs=("ssl", "certificate", "secure transport", "(3159,"),
        sentence="TLS to {where} did not come about.",
        hint="Check the ssl options in the URL (ssl_ca=..., or ssl_disabled=true for a server without TLS).",
    ),
    Refusal(
        signs=("(2013,", "packet sequence"),
        sentence="Something listens at {where}, but it does not answer as MySQL or MariaDB does.",
        hint="Check the port: a server of another kind may listen there.",
    ),
    Refusal(
        signs=("timed out",),
        sentence="Nothing answered at {where} in time.",
        hint="Check host, port and firewall.",
    ),
    Refusal(
        signs=("refused", "no such file", "(2002,", "(2003,"),
        sentence="No server listens at {where}.",
        hint="Check host and port, and that the server runs.",
    ),
)


def connect(url: URL, limits: Limits) -> Session:
    """Open a session in a read-only transaction with a consistent snapshot."""
    if not url.database:
        raise BadInput(f"The URL {shown(url)} names no database.", hint="Add its name: mysql://user@host/database.")
    options = {
        "charset": "utf8mb4",
        "connect_timeout": limits.connect,
        # The handshake, too: a server of another kind waits for us to begin.
        "read_timeout": limits.connect,
        "program_name": APPLICATION_NAME,
        **read_options(url),
        "autocommit": True,
    }
    connection = prepared(options, shown(url))
    try:
        connection.connect()
    except Exception as error:  # noqa: BLE001 - what another kind of server says may fail anywhere in the driver
        raise refused(str(error), shown(url), _REASONS, (connection.password,)) from None
    if "read_timeout" not in url.query:
        # From here on it is statements that take their time; the driver has no other way to say so.
        connection._read_timeout = limits.silence  # noqa: SLF001
    try:
        server = _server(connection)
        if server.version < _OLDEST[server.dialect]:
            oldest = ".".join(map(str, _OLDEST[server.dialect]))
            raise UnsupportedServer(
                f"The server at {shown(url)} is {_NAMES[server.dialect]} {server.spelled};"
                f" the toolkit reads {oldest} and up.",
                hint="Upgrade the server, or restore its dump into a newer one and read that.",
            )
        with connection.cursor() as cursor:
            for statement in _settings(server.dialect, limits):
                cursor.execute(statement)
    except BaseException as error:
        connection.close()
        if isinstance(error, pymysql.Error):
            raise _translate(error, "setting") from None
        raise
    return Session(
        dialect=server.dialect,
        connection=connection,
        version=server.version,
        server_version=server.spelled,
        database=url.database,
        source=shown(url),
        folders=("mariadb", "mysql") if server.dialect == "mariadb" else ("mysql",),
        translate=_translate,
        savepoints=False,
        # Which ends the one before.
        afresh=(_BEGIN,),
        cancel=partial(_kill, options, server),
        line=lambda: connection._sock.fileno(),  # noqa: SLF001, PLW0108 - the socket may be gone by then, and the driver has no other way to it
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Server:
    """What is at the other end; `thread` is our connection there, and `machine` tells it from other servers."""

    dialect: str
    version: Version
    spelled: str
    thread: int
    machine: tuple[Any, ...]


_MACHINE: Final = "@@hostname, @@port, @@server_id"


def _server(connection: Any) -> _Server:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT VERSION(), @@version_comment, CONNECTION_ID(), {_MACHINE}")
        text, comment, thread, *machine = cursor.fetchone()
    number = re.match(r"(?:5\.5\.5-)?(\d+)\.(\d+)\.(\d+)", text)
    if number is None:
        raise UnsupportedServer(f"The server calls itself {text!r}.", hint="The toolkit reads MySQL and MariaDB.")
    return _Server(
        dialect="mariadb" if "mariadb" in f"{text} {comment}".lower() else "mysql",
        version=tuple(int(part) for part in number.groups()),
        spelled=".".join(number.groups()),
        thread=int(thread),
        machine=tuple(machine),
    )


def _kill(options: dict[str, Any], server: _Server) -> None:
    """End our connection and what it runs, from another one: the server does not notice that nobody listens."""
    hurried = {"connect_timeout": _KILL_PATIENCE, "read_timeout": _KILL_PATIENCE}
    with pymysql.connect(**{**options, **hurried}) as connection, connection.cursor() as cursor:
        cursor.execute(f"SELECT {_MACHINE}")
        # Behind a balancer another server may answer, whose thread of that number is somebody else's.
        if cursor.fetchone() == server.machine:
            cursor.execute(f"KILL {server.thread}")


def _settings(dialect: str, limits: Limits) -> tuple[str, ...]:
    patience = {
        "mysql": (
            f"SET SESSION max_execution_time = {limits.statement * 1000}",
            # Fresh figures straight from the storage engine; the cached ones may be a day old.
            "SET SESSION information_schema_stats_expiry = 0",
        ),
        "mariadb": (f"SET SESSION max_statement_time = {limits.statement}",),
    }
    return (
        *patience[dialect],
        f"SET SESSION lock_wait_timeout = {limits.lock}",
        f"SET SESSION innodb_lock_wait_timeout = {limits.lock}",
        "SET SESSION time_zone = '+00:00'",
        # Names and texts come back spelled the same whatever mode the server prefers.
        "SET SESSION sql_mode = ''",
        "SET SESSION TRANSACTION READ ONLY",
        "SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ",
        _BEGIN,
    )


_NO_RIGHT: Final = {
    ER.ACCESS_DENIED_ERROR,
    ER.DBACCESS_DENIED_ERROR,
    ER.TABLEACCESS_DENIED_ERROR,
    ER.COLUMNACCESS_DENIED_ERROR,
    ER.SPECIFIC_ACCESS_DENIED_ERROR,
    ER.PROCACCESS_DENIED_ERROR,
}
_TOO_LONG: Final = {1969, 3024, ER.QUERY_INTERRUPTED}
# The driver's number for a connection that it has given up is 0; 1927 is MariaDB's for one that was killed.
_GONE: Final = {0, CR.CR_SERVER_GONE_ERROR, CR.CR_SERVER_LOST, 1053, 1927, 3169, 4031}


def _translate(error: BaseException, asked: str) -> ToolkitError:
    number = error.args[0] if isinstance(error, pymysql.Error) and error.args else None
    text = str(error.args[1]).rstrip(".") if len(error.args) > 1 else str(error)
    if number == ER.LOCK_WAIT_TIMEOUT:
        return ReadFailed(
            "Another session holds a lock on something that had to be read.",
            hint="Try again when it is done.",
        )
    if number in _TOO_LONG:
        return ReadFailed(f"A {asked} took too long and was stopped.", hint="Raise --statement-timeout.")
    if number in _NO_RIGHT:
        return MissingRights(f"The user may not read everything: {text}.", hint="Grant it, or narrow --schema.")
    if number in _GONE and "timed out" in text:
        return ServerLost.silent()
    # The last words of a server that goes are out of turn.
    if number in _GONE or "Packet sequence number" in str(error):
        return ServerLost.closed()
    return ReadFailed(f"The server refused a {asked}: {text}.", hint="Please report this, with the server's version.")

"""Connect to MySQL or MariaDB read-only, in one snapshot, and find out which of the two it is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

import pymysql
from pymysql.constants import CR, ER

from toolkit.dialects.refusal import Refusal, refused
from toolkit.dialects.session import APPLICATION_NAME, Limits, Session
from toolkit.dialects.url import shown
from toolkit.errors import BadInput, MissingRights, ReadFailed, ToolkitError, UnsupportedServer

if TYPE_CHECKING:
    from sqlalchemy.engine import URL

    from toolkit.dialects.queries import Version

_OLDEST: Final = {"mysql": (8, 0, 16), "mariadb": (10, 6)}
_NAMES: Final = {"mysql": "MySQL", "mariadb": "MariaDB"}

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
    _, options = url.get_dialect()().create_connect_args(url)
    options.setdefault("charset", "utf8mb4")
    try:
        connection = pymysql.connect(
            **{
                "connect_timeout": limits.connect,
                "program_name": APPLICATION_NAME,
                **options,
                "autocommit": True,
            }
        )
    except (pymysql.Error, OSError, RuntimeError) as error:
        raise refused(str(error), shown(url), _REASONS) from None
    dialect, version, spelled = _server(connection)
    if version < _OLDEST[dialect]:
        connection.close()
        oldest = ".".join(map(str, _OLDEST[dialect]))
        raise UnsupportedServer(
            f"The server at {shown(url)} is {_NAMES[dialect]} {spelled}; the toolkit reads {oldest} and up.",
            hint="Upgrade the server, or restore its dump into a newer one and read that.",
        )
    with connection.cursor() as cursor:
        for statement in _settings(dialect, limits):
            cursor.execute(statement)
    return Session(
        dialect=dialect,
        connection=connection,
        version=version,
        server_version=spelled,
        database=url.database,
        source=shown(url),
        folders=("mariadb", "mysql") if dialect == "mariadb" else ("mysql",),
        translate=_translate,
        savepoints=False,
    )


def _server(connection: Any) -> tuple[str, Version, str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT VERSION(), @@version_comment")
        text, comment = cursor.fetchone()
    number = re.match(r"(?:5\.5\.5-)?(\d+)\.(\d+)\.(\d+)", text)
    if number is None:
        raise UnsupportedServer(f"The server calls itself {text!r}.", hint="The toolkit reads MySQL and MariaDB.")
    dialect = "mariadb" if "mariadb" in f"{text} {comment}".lower() else "mysql"
    version = tuple(int(part) for part in number.groups())
    return dialect, version, ".".join(number.groups())


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
        "START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY",
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
_GONE: Final = {CR.CR_SERVER_GONE_ERROR, CR.CR_SERVER_LOST, 1053}


def _translate(error: BaseException) -> ToolkitError:
    number = error.args[0] if isinstance(error, pymysql.Error) and error.args else 0
    text = str(error.args[1]).rstrip(".") if len(error.args) > 1 else str(error)
    if number == ER.LOCK_WAIT_TIMEOUT:
        return ReadFailed(
            "Another session holds a lock on something that had to be read.",
            hint="Try again when it is done.",
        )
    if number in _TOO_LONG:
        return ReadFailed("A catalog query took too long and was stopped.", hint="Raise --statement-timeout.")
    if number in _NO_RIGHT:
        return MissingRights(f"The user may not read everything: {text}.", hint="Grant it, or narrow --schema.")
    if number in _GONE:
        return ReadFailed("The server closed the connection while it was read.", hint="Try again.")
    return ReadFailed(
        f"The server refused a catalog query: {text}.", hint="Please report this, with the server's version."
    )

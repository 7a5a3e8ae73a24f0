"""Connect to PostgreSQL read-only, in snapshots, with names always written in full."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Final

import psycopg

from toolkit.dialects.refusal import Refusal, refused
from toolkit.dialects.session import APPLICATION_NAME, Limits, ServerLost, Session
from toolkit.dialects.url import dialect_of, shown
from toolkit.errors import BadInput, CannotConnect, MissingRights, ReadFailed, ToolkitError, UnsupportedServer

if TYPE_CHECKING:
    from sqlalchemy.engine import URL

OLDEST: Final = (13,)

# How long to wait until the server has heard that it should stop.
_CANCEL_PATIENCE: Final = 3.0
# The server ends the connection with these: an administrator, a crash, a start, a time that was up.
_GONE: Final = {None, "57P01", "57P02", "57P03", "57P05", "25P03"}

_POOLED: Final = "A pooler such as PgBouncer stands before {where}, and keeps what a session sets from the server."
_PAST_THE_POOLER: Final = "Name the server itself: what is set through a pooler, others who use it get too."

# In this order: an answer may show several signs, and the first reason is the more telling.
_REASONS: Final = (
    Refusal(
        signs=("password authentication failed", "no password supplied", "scram"),
        sentence="The server refused the password for {where}.",
        hint="Check the user and the password, or use PGPASSWORD or a ~/.pgpass file.",
    ),
    Refusal(
        signs=("no pg_hba.conf entry",),
        sentence="The server does not let {where} in from here (pg_hba.conf).",
        hint="Ask for an entry in pg_hba.conf, or add ?sslmode=require if the server wants TLS.",
    ),
    Refusal(
        signs=("permission denied for database",),
        sentence="The user may not connect to {where}.",
        hint="GRANT CONNECT ON DATABASE ... TO the user.",
        kind=MissingRights,
    ),
    Refusal(
        signs=('role "*" does not exist',),
        sentence="There is no such user at {where}.",
        hint="Check the user name in the URL.",
    ),
    Refusal(
        signs=('role "*" is not permitted to log in',),
        sentence="The user may not log in at {where}.",
        hint="ALTER ROLE ... LOGIN, or name another user in the URL.",
        kind=MissingRights,
    ),
    Refusal(
        signs=('database "*" does not exist',),
        sentence="There is no such database: {where}.",
        hint="Check the last part of the URL.",
    ),
    Refusal(
        signs=('database "*" is not currently accepting connections',),
        sentence="The database {where} is there, and accepts no connections.",
        hint="ALTER DATABASE ... ALLOW_CONNECTIONS true, if it is to be read.",
    ),
    Refusal(
        signs=("too many connections for role", "too many connections for database"),
        sentence="{where} allows no more connections to this user or to this database.",
        hint="Try again later, or raise CONNECTION LIMIT with ALTER ROLE or ALTER DATABASE.",
    ),
    Refusal(
        signs=("unsupported startup parameter",),
        sentence=_POOLED,
        hint=_PAST_THE_POOLER,
    ),
    Refusal(
        signs=('range for parameter "*_timeout"', 'value for parameter "*_timeout"'),
        sentence="The server at {where} takes no timeout that long.",
        hint="Lower --statement-timeout or --lock-timeout.",
        kind=BadInput,
    ),
    Refusal(
        # What another server says is no answer to our first question, which is whether there is TLS.
        signs=(
            *("invalid response to ssl", "invalid response to gss", "expected authentication request"),
            "closed the connection unexpectedly",
        ),
        sentence="Something listens at {where}, but it does not answer as PostgreSQL does.",
        hint="Check the port: a server of another kind may listen there.",
    ),
    Refusal(
        signs=("ssl", "certificate", "tls"),
        sentence="TLS to {where} did not come about.",
        hint="Check sslmode and sslrootcert in the URL (sslmode=disable for a server without TLS).",
    ),
    Refusal(
        signs=("could not translate host name", "name or service not known", "failed to resolve"),
        sentence="The host of {where} is not known.",
        hint="Check the host name in the URL.",
    ),
    Refusal(
        signs=("timeout expired", "timed out"),
        sentence="Nothing answered at {where} in time.",
        hint="Check host, port and firewall, and that it is a PostgreSQL server that listens there.",
    ),
    Refusal(
        signs=("too many", "remaining connection slots"),
        sentence="The server at {where} has no connection left.",
        hint="Try again later, or raise max_connections.",
    ),
    Refusal(
        signs=("starting up", "shutting down", "recovery mode"),
        sentence="The server at {where} is starting or stopping.",
        hint="Try again in a moment.",
    ),
    Refusal(
        signs=("refused", "no such file"),
        sentence="No server listens at {where}.",
        hint="Check host and port, and that the server runs.",
    ),
)


def connect(url: URL, limits: Limits) -> Session:
    """Open a session in a read-only, repeatable-read transaction."""
    _, options = dialect_of(url)().create_connect_args(url)
    try:
        connection = psycopg.connect(
            **{
                "application_name": APPLICATION_NAME,
                "connect_timeout": limits.connect,
                **options,
                "options": _options(options.get("options", ""), limits),
            }
        )
    except psycopg.Error as error:
        raise refused(str(error), shown(url), _REASONS, (options.get("password"),)) from None
    number = connection.info.server_version
    version = (number // 10000, number % 10000)
    if version < OLDEST:
        connection.close()
        raise UnsupportedServer(
            f"The server at {shown(url)} is PostgreSQL {version[0]}; the toolkit reads {OLDEST[0]} and up.",
            hint="Upgrade the server, or restore its dump into a newer one and read that.",
        )
    connection.read_only = True
    connection.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
    session = Session(
        dialect="postgresql",
        connection=connection,
        version=version,
        server_version=".".join(str(part) for part in version),
        database=connection.info.dbname,
        source=shown(url),
        folders=("postgresql",),
        translate=_translate,
        savepoints=True,
        # The driver begins the next one as it began the first.
        afresh=("ROLLBACK",),
        asks_ahead=True,
        cancel=partial(connection.cancel_safe, timeout=_CANCEL_PATIENCE),
        line=connection.fileno,
        silence=limits.silence,
    )
    try:
        if not _settings_arrived(session, connection):
            raise CannotConnect(_POOLED.format(where=shown(url)), hint=_PAST_THE_POOLER)
        if is_superuser(connection):
            # What a superuser reads need not count; nobody else may say so.
            _at_once(session, connection, "SELECT set_config('track_counts', 'off', false)")
    except BaseException:
        session.close()
        raise
    return session


def _settings_arrived(session: Session, connection: psycopg.Connection[Any]) -> bool:
    """Whether the server heard what the session sets as it begins; poolers can be told to swallow that."""
    said = connection.info.parameter_status("default_transaction_read_only")
    if said is None:
        # Before 14 no server says so without being asked.
        ((said,),) = _at_once(session, connection, "SELECT current_setting('default_transaction_read_only')")
    return bool(said == "on")


def _at_once(session: Session, connection: psycopg.Connection[Any], question: str) -> list[Any]:
    """Ask before the first transaction begins, so that what is set there holds in all transactions to come."""
    connection.autocommit = True
    answer = session.rows(question)
    connection.autocommit = False
    return answer


def is_superuser(connection: Any) -> bool:
    """Whether the user may do anything; the server says so without being asked."""
    return bool(connection.info.parameter_status("is_superuser") == "on")


def _options(given: str, limits: Limits) -> str:
    settings = {
        "default_transaction_read_only": "on",
        "statement_timeout": f"{limits.statement}s",
        "lock_timeout": f"{limits.lock}s",
        "idle_in_transaction_session_timeout": "10min",
        # Every name comes back with its schema, so that the same thing is always written the same way.
        "search_path": "",
        # Rows that a policy hides are not taken for rows that are not there: who may not see them all is told so.
        "row_security": "off",
        # Expressions with dates and intervals come back the same from every server.
        "datestyle": "ISO",
        "intervalstyle": "postgres",
        "timezone": "UTC",
        "extra_float_digits": "1",
        # Catalog queries are many small look-ups: compiling them, or spreading them over the server's
        # processes, costs it more than it gains.
        "jit": "off",
        "max_parallel_workers_per_gather": "0",
    }
    ours = " ".join(f"-c {name}={value}" for name, value in settings.items())
    return f"{given} {ours}".strip()


def _translate(error: BaseException, asked: str) -> ToolkitError:
    if isinstance(error, psycopg.errors.LockNotAvailable):
        return ReadFailed(
            "Another session holds a lock on something that had to be read.",
            hint="Try again when it is done.",
        )
    if isinstance(error, psycopg.errors.QueryCanceled):
        return ReadFailed(f"A {asked} took too long and was stopped.", hint="Raise --statement-timeout.")
    if isinstance(error, psycopg.errors.InsufficientPrivilege):
        return MissingRights(
            f"The user may not read everything: {_first_line(error)}.", hint="Grant it, or narrow --schema."
        )
    if isinstance(error, (psycopg.OperationalError, psycopg.InternalError)) and error.sqlstate in _GONE:
        return ServerLost.closed()
    return ReadFailed(
        f"The server refused a {asked}: {_first_line(error)}.",
        hint="Please report this with the version.",
    )


def _first_line(error: Any) -> str:
    return str(error).strip().splitlines()[0].rstrip(".") if str(error).strip() else type(error).__name__

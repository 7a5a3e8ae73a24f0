"""Write a database down, and load it again, with the server's own programs."""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from sqlalchemy.engine import make_url

from toolkit.engines.wanted import TITLES
from toolkit.errors import EngineUnavailable, ReadFailed

if TYPE_CHECKING:
    from sqlalchemy.engine import URL

    from toolkit.engines.server import Server


@dataclass(frozen=True, slots=True, kw_only=True)
class _Programs:
    """How an engine's programs are called; the password goes through a variable, never a command line."""

    dump: tuple[str, ...]
    schema_only: str
    load: tuple[str, ...]
    secret_variable: str
    port: int


_MYSQL_DUMP: Final = ("--routines", "--events", "--triggers", "--no-tablespaces", "--skip-comments")

_PROGRAMS: Final = {
    "postgresql": _Programs(
        dump=("pg_dump",),
        schema_only="--schema-only",
        load=("psql", "--no-psqlrc", "--quiet", "--set=ON_ERROR_STOP=1", "--output=/dev/null"),
        secret_variable="PGPASSWORD",  # noqa: S106 # the name of a variable
        port=5432,
    ),
    "mysql": _Programs(
        dump=("mysqldump", *_MYSQL_DUMP, "--set-gtid-purged=OFF"),
        schema_only="--no-data",
        load=("mysql", "--comments"),
        secret_variable="MYSQL_PWD",  # noqa: S106 # the name of a variable
        port=3306,
    ),
    "mariadb": _Programs(
        dump=("mariadb-dump", *_MYSQL_DUMP),
        schema_only="--no-data",
        load=("mariadb", "--comments"),
        secret_variable="MYSQL_PWD",  # noqa: S106 # the name of a variable
        port=3306,
    ),
}


def dump_database(server: Server, url: str, *, schema_only: bool = False) -> str:
    """What the server's own dump program writes of one of its databases."""
    programs = _PROGRAMS[server.dialect]
    options = (programs.schema_only,) if schema_only else ()
    return _run(server, make_url(url), (*programs.dump, *options), script="")


def load_database(server: Server, url: str, script: str) -> None:
    """Run a dump in one of the server's databases; the first error stops it."""
    _run(server, make_url(url), _PROGRAMS[server.dialect].load, script=script)


def _run(server: Server, url: URL, program: tuple[str, ...], *, script: str) -> str:
    programs = _PROGRAMS[server.dialect]
    # Inside its container the server is at its own port; the variable is named, its value is inherited.
    inside = ("docker", "exec", "--interactive", "--env", programs.secret_variable, str(server.container))
    host, port = ("127.0.0.1", programs.port) if server.container else (url.host, url.port or programs.port)
    command = (
        *(inside if server.container else ()),
        program[0] if server.container else _on_this_machine(server, program[0]),
        *program[1:],
        f"--host={host}",
        f"--port={port}",
        *_user_and_database(server.dialect, url),
    )
    done = subprocess.run(  # noqa: S603 # programs and options of ours
        command,
        input=script,
        env={**os.environ, programs.secret_variable: str(url.password or "")},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode != 0:
        raise ReadFailed(f"{program[0]} failed: {' '.join(done.stderr.split())}.")
    return done.stdout


def _user_and_database(dialect: str, url: URL) -> tuple[str, str]:
    user = "--username" if dialect == "postgresql" else "--user"
    return f"{user}={url.username}", str(url.database)


def _on_this_machine(server: Server, program: str) -> str:
    beside = server.tools / program if server.tools else None
    found = str(beside) if beside and beside.exists() else shutil.which(program)
    if found is None:
        raise EngineUnavailable(
            f"{program} is not on this machine.", hint=f"Install the client programs of {TITLES[server.dialect]}."
        )
    return found

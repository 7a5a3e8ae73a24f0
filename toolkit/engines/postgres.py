"""Runs a Postgres of our own from a directory of programs."""

from __future__ import annotations

import hashlib
import os
import secrets
import signal
import subprocess
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sqlalchemy import text
from sqlalchemy.engine import URL

from toolkit.engines.account import server_account
from toolkit.engines.databases import administrator
from toolkit.engines.process import free_port, kept
from toolkit.engines.readiness import first_that_answers
from toolkit.engines.server import Server
from toolkit.engines.tuning import SCRATCH_OPTIONS, STATEMENT_STATISTICS
from toolkit.engines.workspace import cached, copy_tree, workspace
from toolkit.errors import EngineUnavailable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.engines.account import Account
    from toolkit.engines.programs import Programs

_ADMINISTRATOR: Final = "postgres"

# Who reaches the socket is who owns its directory; the network asks for the password.
_ACCESS: Final = "local all all trust\nhost all all 127.0.0.1/32 scram-sha-256\n"


@contextmanager
def run_postgres(programs: Programs, *, via: str) -> Iterator[Server]:
    """A Postgres server on the loopback address, from a copy of a data directory made once."""
    account = server_account(_ADMINISTRATOR)
    readable = _readable(programs, account)
    prepared = _prepared(readable, account)
    with workspace(account) as directory:
        data = directory / "data"
        data.mkdir(mode=0o700)
        copy_tree(prepared, data)
        port = free_port()
        options = (*SCRATCH_OPTIONS["postgresql"], *_statistics(readable))
        command = (
            str(readable.directory / "postgres"),
            "-D", str(data),
            "-k", str(directory),
            "-p", str(port),
            "-c", "listen_addresses=127.0.0.1",
            *options,
        )  # fmt: skip # an option a line
        with kept(command, directory, account=account, stop_signal=signal.SIGQUIT) as process:
            local = URL.create(
                "postgresql",
                username=_ADMINISTRATOR,
                database="postgres",
                query={"host": str(directory), "port": str(port)},
            ).render_as_string()
            try:
                _, version = first_that_answers("postgresql", (local,), still_runs=process.runs)
            except EngineUnavailable as error:
                raise EngineUnavailable(f"{error.message} Its last words: {process.last_words()}.") from None
            yield Server(
                dialect="postgresql",
                version=version,
                via=via,
                label=f"Postgres {version} from {programs.origin}",
                admin_url=_with_password(local, port),
                tools=readable.directory,
            )


def _with_password(local: str, port: int) -> str:
    password = secrets.token_hex(16)
    with administrator(local) as connection:
        connection.execute(text(f"ALTER ROLE {_ADMINISTRATOR} PASSWORD '{password}'"))
    return URL.create(
        "postgresql", username=_ADMINISTRATOR, password=password, host="127.0.0.1", port=port, database="postgres"
    ).render_as_string(hide_password=False)


def _readable(programs: Programs, account: Account | None) -> Programs:
    """The programs where the account can run them: a copy when they stand in a private directory."""
    if account is None or account.reads(programs.directory / "postgres"):
        return programs
    parts = (programs.directory.parent, *programs.beside)
    root = Path(os.path.commonpath([part.parent for part in parts]))

    def make(target: Path) -> None:
        for part in parts:
            copy = target / part.relative_to(root)
            copy.mkdir(parents=True)
            copy_tree(part, copy)
        for directory in (target, *target.glob("**/")):
            directory.chmod(0o755)

    copied = cached(f"postgres-programs-{_short(programs.version, *map(str, parts))}", make, account=None)
    return replace(programs, directory=copied / programs.directory.relative_to(root))


def _prepared(programs: Programs, account: Account | None) -> Path:
    def make(target: Path) -> None:
        command = (
            str(programs.directory / "initdb"),
            "--no-sync",
            "--encoding=UTF8",
            "--locale=C.UTF-8",
            "--auth=trust",
            f"--username={_ADMINISTRATOR}",
            f"--pgdata={target}",
        )
        arguments = account.as_popen_arguments() if account else {}
        done = subprocess.run(  # noqa: S603 # programs that were found by us
            command, cwd="/", capture_output=True, text=True, check=False, **arguments
        )
        if done.returncode != 0:
            raise EngineUnavailable(f"initdb failed: {done.stderr.strip().splitlines()[-1:]}.")
        (target / "pg_hba.conf").write_text(_ACCESS, encoding="utf-8")
        # Statistics begin when a server begins, not when the directory it is a copy of was made.
        for counters in (target / "pg_stat").glob("*.stat"):
            counters.unlink()

    owner = account.name if account else "self"
    return cached(f"postgres-cluster-{_short(programs.version, str(programs.directory))}-{owner}", make, account)


def _statistics(programs: Programs) -> tuple[str, ...]:
    library = next((programs.directory.parent / "lib").glob("**/pg_stat_statements.*"), None)
    return STATEMENT_STATISTICS if library is not None else ()


def _short(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:12]

"""Runs a MySQL or MariaDB of our own from programs on this machine."""

from __future__ import annotations

import hashlib
import secrets
import shutil
import signal
import subprocess
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from sqlalchemy.engine import URL

from toolkit.engines.account import server_account
from toolkit.engines.process import free_port, kept
from toolkit.engines.readiness import first_that_answers
from toolkit.engines.server import Server
from toolkit.engines.tuning import SCRATCH_OPTIONS
from toolkit.engines.wanted import TITLES
from toolkit.engines.workspace import cached, copy_tree, workspace
from toolkit.errors import EngineUnavailable

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from toolkit.engines.account import Account
    from toolkit.engines.programs import Programs

PROGRAM: Final = {"mysql": "mysqld", "mariadb": "mariadbd"}

# MariaDB makes more accounts than one, all without a password.
_CLOSE_OTHER_DOORS: Final = {
    "mysql": "",
    "mariadb": "DELETE FROM mysql.global_priv WHERE User = '' OR (User = 'root' AND Host <> 'localhost');\n"
    "FLUSH PRIVILEGES;\n",
}


@contextmanager
def run_mysql(dialect: str, programs: Programs, *, via: str) -> Iterator[Server]:
    """A MySQL or MariaDB server on the loopback address, from a copy of a data directory made once."""
    account = server_account("mysql")
    prepared = _prepared(dialect, programs, account)
    with workspace(account) as directory:
        data = directory / "data"
        data.mkdir(mode=0o700)
        copy_tree(prepared, data)
        port = free_port()
        password = secrets.token_hex(16)
        accounts = directory / "accounts.sql"
        accounts.write_text(
            f"{_CLOSE_OTHER_DOORS[dialect]}ALTER USER root@localhost IDENTIFIED BY '{password}';\n", encoding="utf-8"
        )
        if account is not None:
            account.owns(accounts)
        command = (
            programs.origin,
            "--no-defaults",
            f"--datadir={data}",
            f"--socket={directory / 'server.sock'}",
            f"--pid-file={directory / 'server.pid'}",
            f"--init-file={accounts}",
            f"--port={port}",
            "--bind-address=127.0.0.1",
            "--character-set-server=utf8mb4",
            "--secure-file-priv=",
            *SCRATCH_OPTIONS[dialect],
        )
        with kept(command, directory, account=account, stop_signal=signal.SIGKILL) as process:
            url = URL.create(dialect, username="root", password=password, host="127.0.0.1", port=port)
            try:
                admin_url, version = first_that_answers(
                    dialect, (url.render_as_string(hide_password=False),), still_runs=process.runs
                )
            except EngineUnavailable as error:
                raise EngineUnavailable(f"{error.message} Its last words: {process.last_words()}.") from None
            yield Server(
                dialect=dialect,
                version=version,
                via=via,
                label=f"{TITLES[dialect]} {version} from {programs.origin}",
                admin_url=admin_url,
                tools=programs.directory,
            )


def _prepared(dialect: str, programs: Programs, account: Account | None) -> Path:
    def make(target: Path) -> None:
        arguments = account.as_popen_arguments() if account else {}
        done = subprocess.run(  # noqa: S603 # programs that were found by us
            _initialise(dialect, programs, target),
            cwd="/",
            capture_output=True,
            text=True,
            check=False,
            **arguments,
        )
        if done.returncode != 0:
            last = (done.stderr or done.stdout).strip().splitlines()[-1:]
            raise EngineUnavailable(f"{programs.origin} could not initialise a data directory: {last}.")
        # The identity of a server and its certificates are made anew by each that starts from the copy.
        for leftover in ("auto.cnf", *(path.name for path in target.glob("*.pem"))):
            (target / leftover).unlink(missing_ok=True)

    key = hashlib.sha256(f"{programs.version}\0{programs.directory}".encode()).hexdigest()[:12]
    return cached(f"{dialect}-data-{key}-{account.name if account else 'self'}", make, account)


def _initialise(dialect: str, programs: Programs, target: Path) -> tuple[str, ...]:
    if dialect == "mysql":
        return (programs.origin, "--no-defaults", "--initialize-insecure", f"--datadir={target}")
    # Debian keeps the server in sbin and the program that initialises in bin.
    beside = programs.directory.parent / "bin"
    install = shutil.which("mariadb-install-db", path=f"{programs.directory}:{beside}")
    if install is None:
        raise EngineUnavailable(f"There is no mariadb-install-db beside {programs.origin}.")
    return (
        install,
        "--no-defaults",
        f"--basedir={programs.directory.parent}",
        f"--datadir={target}",
        "--auth-root-authentication-method=normal",
        "--skip-test-db",
    )

"""What is read on a replica is use, and nobody has to know which URL is whose."""

from __future__ import annotations

import signal
import subprocess
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from click.testing import CliRunner
from sqlalchemy import make_url

from tests.findings.test_traps import rows, run, table, uses
from tests.systems.sample import connected
from toolkit.cli.audit.database import command
from toolkit.engines import Wanted, scratch_server
from toolkit.engines.account import server_account
from toolkit.engines.process import free_port, kept
from toolkit.engines.workspace import workspace
from toolkit.findings.estate import audit_estate
from toolkit.model.finding import Use

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.engines import Server

NAMES = ("orders", "reports", "quiet")


def ask(url: str, question: str) -> str:
    with connected(url) as connection:
        return str(connection.exec_driver_sql(question).scalar_one())


@contextmanager
def standby_of(primary: Server) -> Iterator[str]:
    """A hot standby that streams from an embedded server; the URL of its maintenance database."""
    here = make_url(primary.admin_url)
    home = Path(ask(primary.admin_url, "SHOW data_directory"))
    with (home / "pg_hba.conf").open("a") as access:
        access.write("local replication all trust\n")
    run(primary.admin_url, "SELECT pg_reload_conf()")
    account = server_account("postgres")
    arguments = account.as_popen_arguments() if account else {}
    port = free_port()
    with workspace(account) as directory:
        copying = (
            "-h",
            str(home.parent),
            "-p",
            str(here.port),
            "-U",
            str(here.username),
            "-D",
            str(directory / "data"),
        )
        subprocess.run(
            (str(primary.tools / "pg_basebackup"), *copying, "-R", "-c", "fast"), cwd="/", check=True, **arguments
        )
        options = ("-D", str(directory / "data"), "-k", str(directory), "-p", str(port), "-c", "max_connections=200")
        started = (str(primary.tools / "postgres"), *options, "-c", "listen_addresses=127.0.0.1")
        with kept(started, directory, account=account, stop_signal=signal.SIGQUIT):
            yield here.set(port=port).render_as_string(hide_password=False)


def caught_up(primary: str, standby: str) -> None:
    """Wait until the standby has replayed what the primary has written."""
    written = ask(primary, "SELECT pg_current_wal_lsn()")
    for _ in range(200):
        try:
            if ask(standby, f"SELECT pg_last_wal_replay_lsn() >= '{written}'") == "True":
                return
        except Exception:  # noqa: BLE001 - it may not answer yet
            pass
        time.sleep(0.1)
    raise AssertionError("the standby does not catch up")


def test_a_table_that_only_a_replica_reads_is_in_use() -> None:
    with scratch_server(Wanted(dialect="postgresql", via="embedded")) as server, server.database() as url:
        run(url, *(table(name) for name in NAMES), *(rows(name) for name in NAMES), "SELECT * FROM orders WHERE id = 3")
        with standby_of(server) as admin:
            standby = make_url(admin).set(database=make_url(url).database).render_as_string(hide_password=False)
            caught_up(url, standby)
            run(standby, "SELECT * FROM reports WHERE id = 7", "SELECT count(*) FROM reports")
            time.sleep(1)

            alone = uses(url)
            assert alone == {"orders": Use.USED, "reports": Use.WRITTEN_NEVER_READ, "quiet": Use.WRITTEN_NEVER_READ}
            assert uses(standby) == {"orders": Use.UNKNOWN, "reports": Use.USED, "quiet": Use.UNKNOWN}

            # In either order the two are one database, whose primary counts the writes.
            for urls in ((url, standby), (standby, url)):
                (audit,) = audit_estate(urls).audits
                assert [finding.subject.name for finding in audit.verdicts] == ["quiet"]
                assert audit.replicas
            result = CliRunner().invoke(command, [url, standby])
            assert "With what is read on postgresql://" in result.output
            assert "reads on replicas other than" in result.output
            assert "This is a replica, which counts no writes" in CliRunner().invoke(command, [standby]).output
            other = make_url(url).set(database="postgres").render_as_string(hide_password=False)
            assert len(audit_estate((standby, other)).audits) == 2

"""What is read on a replica is use, and nobody has to know which URL is whose."""

from __future__ import annotations

import signal
import subprocess
import time
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from sqlalchemy import make_url
from sqlalchemy.exc import SQLAlchemyError

from tests.findings.test_traps import rows, run, table, uses
from tests.systems.sample import connected
from toolkit.cli.audit.database import command
from toolkit.dialects.remembered import Remembered
from toolkit.dialects.usage import TableUsage, Usage
from toolkit.engines import Wanted, container, scratch_server
from toolkit.engines.account import server_account
from toolkit.engines.docker_host import docker_client
from toolkit.engines.process import free_port, kept
from toolkit.engines.workspace import workspace
from toolkit.evidence.counters import counter_evidence
from toolkit.findings.estate import audit_estate
from toolkit.findings.replicas import Replica, with_replicas
from toolkit.model.catalog import Catalog
from toolkit.model.evidence import Measure, Window
from toolkit.model.finding import Use
from toolkit.model.names import Ref
from toolkit.model.table import Table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from toolkit.engines import Server

ORDERS = Ref(name="orders")
NOW = datetime(2026, 3, 2, tzinfo=UTC)
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


def counted(rows: int | None) -> Usage:
    """What a server counted of one table; None where it cannot tell."""
    window = Window(start=NOW - timedelta(days=rows or 1), end=NOW, because="the server started")
    if rows is None:
        return Usage(source="test", window=window, unavailable="it counts nothing")
    item = TableUsage(table=ORDERS, rows_read=rows, inserted=0, updated=0, deleted=0)
    return Usage(source="test", window=window, tables=(item,))


@pytest.mark.parametrize(
    ("here", "there", "total"),
    [(0, 0, 0), (0, 5, 5), (5, 0, 5), (5, 5, 10), (None, 5, 5), (5, None, 5), (0, None, None), (None, 0, None)],
)
def test_what_one_server_cannot_tell_is_not_nothing(here: int | None, there: int | None, total: int | None) -> None:
    catalog = Catalog(dialect="mysql", server_version="9", tables=(Table(ref=ORDERS),))
    remembered = Remembered(source="test", window=counted(1).window, unavailable="nothing is remembered")
    replica = Replica(target="replica", database="shop", usage=counted(there), remembered=remembered)
    evidence = {
        item.measure: item for item in with_replicas(counter_evidence(counted(here), catalog), [replica], catalog)
    }
    reads = evidence[Measure.UNEXPLAINED_READS]
    assert reads.value == total
    assert reads.window is not None
    assert reads.window.start == max(counted(here).window.start, counted(there).window.start)
    assert evidence[Measure.UNEXPLAINED_WRITES].value == (None if here is None else 0)


def wait_for(happened: Callable[[], bool]) -> None:
    """Wait until something has happened; meanwhile a server may not answer."""
    for _ in range(200):
        with suppress(SQLAlchemyError):
            if happened():
                return
        time.sleep(0.1)
    raise AssertionError("the replica does not catch up")


def caught_up(primary: str, standby: str) -> None:
    """Wait until the standby has replayed what the primary has written."""
    written = ask(primary, "SELECT pg_current_wal_lsn()")
    wait_for(lambda: ask(standby, f"SELECT pg_last_wal_replay_lsn() >= '{written}'") == "True")


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


@contextmanager
def following_pair(version: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Server, Server]]:
    """Two MySQL servers, the second of which follows the first."""
    usual = container._FLAVOURS["mysql"]
    command = [option for option in usual.command if option != "--skip-log-bin"]
    command += ["--log-bin=log", "--gtid-mode=ON", "--enforce-gtid-consistency=ON"]
    with ExitStack() as stack:
        servers = []
        for number in (1, 2):
            numbered = replace(usual, command=(*command, f"--server-id={number}"))
            monkeypatch.setitem(container._FLAVOURS, "mysql", numbered)
            servers.append(
                stack.enter_context(scratch_server(Wanted(dialect="mysql", version=version, via="container")))
            )
        primary, replica = servers
        client = stack.enter_context(docker_client())
        network = client.containers.get(primary.container).attrs["NetworkSettings"]
        host = network.get("IPAddress") or next(iter(network["Networks"].values()))["IPAddress"]
        # What made the servers is nobody's to repeat.
        for server in servers:
            run(server.admin_url, "RESET BINARY LOGS AND GTIDS")
        run(
            replica.admin_url,
            f"CHANGE REPLICATION SOURCE TO SOURCE_HOST = '{host}', SOURCE_USER = 'root', SOURCE_AUTO_POSITION = 1,"
            f" SOURCE_PASSWORD = '{make_url(primary.admin_url).password}', GET_SOURCE_PUBLIC_KEY = 1",
            "START REPLICA",
        )
        yield primary, replica


@pytest.mark.dialects("mysql")
def test_a_mysql_replica_is_known_by_whom_it_follows(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    if not server.container:
        pytest.skip("servers that follow each other are started in containers, and MySQL runs elsewhere here")
    with following_pair(server.version.partition(".")[0], monkeypatch) as (primary, replica), primary.database() as url:
        run(url, *(table(name) for name in NAMES), *(rows(name) for name in NAMES), "SELECT * FROM orders WHERE id = 3")
        followed = make_url(replica.admin_url).set(database=make_url(url).database)
        copy = followed.render_as_string(hide_password=False)
        # Who waits for a table by looking into it reads it.
        run(url, table("waited_for"))
        wait_for(lambda: ask(copy, "SELECT count(*) FROM waited_for") == "0")
        run(copy, "SELECT * FROM reports WHERE id = 7")
        assert [uses(url)[name] for name in NAMES] == [Use.USED, Use.WRITTEN_NEVER_READ, Use.WRITTEN_NEVER_READ]
        another = make_url(url).set(database="sys").render_as_string(hide_password=False)
        (audit,) = audit_estate((copy, url)).audits
        assert [finding.subject.name for finding in audit.verdicts] == ["quiet"]
        assert len(audit_estate((url, another)).audits) == 2

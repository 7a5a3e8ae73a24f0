"""A server that is silent, that goes away, or that we turn away from: nobody hangs, and nothing runs on."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import contextmanager, suppress
from threading import Thread
from typing import TYPE_CHECKING

import pytest
from sqlalchemy.engine import make_url

from tests.systems.sample import connected
from toolkit.dialects import session as sessions
from toolkit.dialects.connect import open_session
from toolkit.dialects.session import Limits, ServerLost
from toolkit.dialects.several import each_at_once
from toolkit.errors import CannotConnect, ToolkitError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.engines import Server

# MySQL ends a SLEEP where nobody listens any more, and nothing else.
SLOW = {
    "postgresql": "SELECT pg_sleep(90)",
    "mysql": "SELECT BENCHMARK(9000000000, SHA2('x', 512))",
    "mariadb": "SELECT BENCHMARK(9000000000, SHA2('x', 512))",
}
RUNNING = {
    "postgresql": "SELECT pid FROM pg_stat_activity WHERE state = 'active' AND datname = %s AND query = %s",
    # The other list fails while anybody sends a text that is cut in a character.
    "mysql": "SELECT PROCESSLIST_ID FROM performance_schema.threads"
    " WHERE PROCESSLIST_DB = %s AND PROCESSLIST_INFO = %s",
    "mariadb": "SELECT ID FROM information_schema.PROCESSLIST WHERE DB = %s AND INFO = %s",
}


def slow_statement(url: str) -> str:
    return SLOW[make_url(url).get_backend_name()]


def running(url: str) -> list[int]:
    """The connections of the server in which our slow statement runs."""
    with connected(url) as connection:
        asked = RUNNING[make_url(url).get_backend_name()]
        found = connection.exec_driver_sql(asked, (make_url(url).database, slow_statement(url)))
        return [int(row[0]) for row in found]


def wait_until(url: str, *, runs: int) -> list[int]:
    """The connections, once so many of them run."""
    end = time.monotonic() + 8
    while len(found := running(url)) != runs and time.monotonic() < end:
        time.sleep(0.1)
    assert len(found) == runs
    return found


def kill(url: str) -> None:
    (number,) = wait_until(url, runs=1)
    postgres = url.startswith("postgres")
    with connected(url) as connection:
        connection.exec_driver_sql(f"SELECT pg_terminate_backend({number})" if postgres else f"KILL {number}")


@contextmanager
def at_most(seconds: float) -> Iterator[None]:
    start = time.monotonic()
    yield
    assert time.monotonic() - start < seconds


@pytest.fixture
def silent() -> Iterator[str]:
    """The address of somebody who accepts whoever comes, and says nothing."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        yield f"127.0.0.1:{listener.getsockname()[1]}"


@pytest.mark.parametrize(
    ("kind", "says"),
    [("postgresql", "Nothing answered"), ("mysql", "does not answer as MySQL"), ("mariadb", "not answer")],
)
def test_who_accepts_and_says_nothing_is_given_up(silent: str, kind: str, says: str) -> None:
    with (
        at_most(8),
        pytest.raises(CannotConnect, match=says),
        open_session(f"{kind}://me:x@{silent}/shop", Limits(connect=2)),
    ):
        pass


@pytest.mark.dialects("postgresql", "mysql", "mariadb")
def test_a_server_of_another_kind_is_known_as_that(server: Server) -> None:
    other = "mysql+pymysql" if server.dialect == "postgresql" else "postgresql+psycopg"
    url = make_url(server.admin_url).set(drivername=other, database="shop")
    with at_most(8), pytest.raises(CannotConnect, match="does not answer as"), open_session(url, Limits(connect=2)):
        pass


@pytest.mark.dialects("postgresql", "mysql", "mariadb")
def test_a_connection_that_is_lost_refuses_the_database_even_where_the_answer_is_not_needed(database: str) -> None:
    killer = Thread(target=kill, args=(database,))

    def read() -> None:
        with open_session(database) as session:
            killer.start()
            with suppress(ToolkitError), session.attempt():
                session.rows(slow_statement(database))
            killer.join()
            # Whoever does without the rest of one table goes on to the next.
            with suppress(ToolkitError):
                session.rows("SELECT 1")

    with pytest.raises(ServerLost, match="closed the connection"):
        read()


@pytest.mark.dialects("postgresql", "mysql", "mariadb")
def test_a_server_that_falls_silent_is_given_up(database: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sessions, "_GRACE", -40)
    with (
        at_most(8),
        pytest.raises(ServerLost, match="stopped answering"),
        open_session(database, Limits(statement=40, lock=2)) as session,
    ):
        session.rows(slow_statement(database))


@contextmanager
def falling_silent(url: str, at: bytes) -> Iterator[str]:
    """The database behind somebody who passes everything on, until we ask for this."""
    there = make_url(url)
    with socket.create_server(("127.0.0.1", 0)) as door:

        def serve() -> None:
            client, _ = door.accept()
            with client, socket.create_connection((there.host or "localhost", there.port or 5432)) as server:
                Thread(target=passed_on, args=(server, client), daemon=True).start()
                passed_on(client, server, at)

        Thread(target=serve, daemon=True).start()
        yield there.set(host="127.0.0.1", port=door.getsockname()[1]).render_as_string(hide_password=False)


def passed_on(source: socket.socket, sink: socket.socket, until: bytes | None = None) -> None:
    """Pass on what comes; from the word on, hear it and say nothing."""
    silent = False
    with suppress(OSError):
        while data := source.recv(1 << 16):
            silent = silent or (until is not None and until in data)
            if not silent:
                sink.sendall(data)


@pytest.mark.dialects("postgresql")
def test_a_server_that_falls_silent_before_anything_is_read_is_given_up(
    database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sessions, "_GRACE", -40)
    with (
        falling_silent(database, at=b"track_counts") as url,
        at_most(8),
        pytest.raises(ServerLost, match="stopped answering"),
        open_session(url, Limits(statement=40, lock=2)),
    ):
        pass


def test_where_statements_may_take_for_ever_silence_may_too() -> None:
    assert Limits(statement=0).silence is None
    assert (Limits(statement=600, lock=5).silence or 0) > 605


@pytest.mark.dialects("postgresql", "mysql", "mariadb")
def test_what_runs_on_several_servers_ends_at_once_where_one_is_interrupted(database: str) -> None:
    def work(url: str) -> None:
        if url == "interrupted":
            wait_until(database, runs=2)
            raise KeyboardInterrupt
        with open_session(url) as session:
            session.rows(slow_statement(url))

    with at_most(20), pytest.raises(KeyboardInterrupt):
        each_at_once(work, ["interrupted", database, database], jobs=3)
    wait_until(database, runs=0)


@pytest.mark.dialects("postgresql", "mysql", "mariadb")
def test_ctrl_c_ends_the_statement_on_the_server_too(database: str) -> None:
    code = (
        "import signal, sys\n"
        # A shell's background job, as this test run may be, passes on that nobody listens to Ctrl-C.
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        "from toolkit.dialects.connect import open_session\n"
        "with open_session(sys.argv[1]) as session:\n"
        "    session.rows(sys.argv[2])\n"
    )
    arguments = [sys.executable, "-c", code, database, slow_statement(database)]
    with subprocess.Popen(arguments, stderr=subprocess.PIPE, text=True) as process:
        wait_until(database, runs=1)
        os.kill(process.pid, signal.SIGINT)
        _, said = process.communicate(timeout=10)
    assert "KeyboardInterrupt" in said
    wait_until(database, runs=0)


def test_ctrl_c_waits_for_nobody_who_has_not_answered_yet(silent: str) -> None:
    code = (
        "import os, signal, sys\n"
        "from threading import Timer\n"
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        "from toolkit.dialects.connect import open_session\n"
        "from toolkit.dialects.session import Limits\n"
        "from toolkit.dialects.several import each_at_once\n"
        "Timer(1, os.kill, (os.getpid(), signal.SIGINT)).start()\n"
        "each_at_once(lambda url: open_session(url, Limits(connect=60)).__enter__(), sys.argv[1:], jobs=2)\n"
    )
    urls = [f"{kind}://me:x@{silent}/shop" for kind in ("postgresql", "mysql")]
    with at_most(20):
        done = subprocess.run([sys.executable, "-c", code, *urls], capture_output=True, text=True, check=False)
    assert done.stderr.rstrip().endswith("KeyboardInterrupt")

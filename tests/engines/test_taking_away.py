"""Whatever was made for a process is gone when the process is, whatever it died of."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy.engine import make_url

from toolkit.engines import Wanted, offers, scratch_server
from toolkit.engines.databases import DATABASES
from toolkit.engines.docker_host import docker_client, sweep_containers
from toolkit.engines.owner import PREFIX, owner_token, scratch_name
from toolkit.engines.readiness import server_says
from toolkit.engines.workspace import sweep_workspaces, workspace
from toolkit.errors import CannotConnect

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from toolkit.engines import Server

_PROGRAM = Path(__file__).with_name("owner_process.py")


def _need(dialect: str, via: str) -> None:
    offer = next(each for each in offers(Wanted(dialect=dialect, via=via)))
    if not offer.available:
        pytest.skip(f"{offer.reason}. {offer.remedy}.")


@contextmanager
def _owner(text: str, via: str) -> Iterator[tuple[subprocess.Popen[str], dict[str, Any]]]:
    """A process of its own that holds a server and a database."""
    with subprocess.Popen((sys.executable, str(_PROGRAM), text, via), stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            yield process, json.loads(process.stdout.readline())
        finally:
            process.kill()


def _eventually(happened: Callable[[], bool], seconds: float = 20) -> bool:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if happened():
            return True
        time.sleep(0.1)
    return False


def _answers(admin_url: str) -> bool:
    try:
        server_says(make_url(admin_url).get_backend_name(), admin_url, patience=1)
    except CannotConnect:
        return False
    return True


def _directories_of(pid: int) -> list[Path]:
    return [path for path in Path("/tmp").glob(f"{PREFIX}*") if f"_{pid}_" in path.name]


@pytest.mark.parametrize("blow", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_a_server_process_dies_with_its_owner(blow: signal.Signals) -> None:
    _need("postgresql", "embedded")
    with _owner("postgresql", "embedded") as (owner, has):
        assert _answers(has["admin_url"])
        assert _directories_of(owner.pid)
        owner.send_signal(blow)
        assert _eventually(lambda: not _answers(has["admin_url"]))
        assert _eventually(lambda: not _directories_of(owner.pid))


def test_a_server_process_is_gone_after_an_exception() -> None:
    _need("postgresql", "embedded")

    def fail_with_a_server() -> None:
        with scratch_server(Wanted(dialect="postgresql", via="embedded")) as server:
            raise RuntimeError(server.admin_url)

    with pytest.raises(RuntimeError) as raised:
        fail_with_a_server()
    assert not _answers(str(raised.value))
    assert not _directories_of(os.getpid())


def test_a_container_whose_owner_was_killed_is_swept_and_others_are_kept() -> None:
    _need("postgresql", "container")
    with _owner("postgresql", "container") as (killed, lost), _owner("postgresql", "container") as (_, kept):
        killed.kill()
        killed.wait()
        with docker_client() as client:
            sweep_containers(client)
            names = {container.id for container in client.containers.list(all=True)}
        assert lost["container"] not in names
        assert kept["container"] in names
        assert _answers(kept["admin_url"])
    with docker_client() as client:
        sweep_containers(client)


def test_a_container_is_gone_after_its_block() -> None:
    _need("postgresql", "container")
    with scratch_server(Wanted(dialect="postgresql", via="container")) as server:
        assert _answers(server.admin_url)
    with docker_client() as client:
        assert server.container not in {container.id for container in client.containers.list(all=True)}


def test_a_given_server_loses_only_what_the_dead_left(server: Server) -> None:
    databases = DATABASES[server.dialect]

    def names() -> set[str]:
        return set(databases.names(server.admin_url))

    host, pid, started = owner_token().split("_")
    foreign = (
        "shop",
        f"{PREFIX}notes",
        scratch_name(),  # of a process that lives
        f"{PREFIX}{'0' * 8}_{pid}_{started}_{'a' * 8}",  # of another host, of which nothing is known
    )
    with _owner(server.admin_url, "url") as (killed, has):
        lost = make_url(has["url"]).database
        killed.kill()
        killed.wait()
    reused = f"{PREFIX}{host}_{pid}_{'0' * 8}_{'b' * 8}"  # of a dead process whose id was given again
    for name in (*foreign, reused):
        databases.create(server.admin_url, name, None)
    try:
        assert lost in names()
        with scratch_server(server.admin_url) as given:
            assert given.via == "url"
            assert not {lost, reused} & names()
            assert set(foreign) <= names()
    finally:
        for name in foreign:
            databases.drop(server.admin_url, name)


def test_a_directory_of_the_dead_is_swept_and_one_of_the_living_is_kept() -> None:
    host, pid, _ = owner_token().split("_")
    with workspace() as mine:
        left_behind = mine.with_name(f"{PREFIX}{host}_{pid}_{'0' * 8}_{'c' * 8}")
        left_behind.mkdir()
        sweep_workspaces()
        assert not left_behind.exists()
        assert mine.is_dir()
    assert not mine.exists()

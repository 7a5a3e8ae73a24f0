"""Fixtures that give tests a server and fresh databases, and say which engines a run did without.

def test_on_every_engine(database): ...            # a fresh database's URL, once for each engine

@pytest.mark.dialects("postgresql", "sqlite")      # only on these
def test_on_two(server, database): ...

def test_on_any_postgres(postgres_url): ...        # quick: the embedded one when it is installed
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import pytest

from tests.engine_broker import Broker, BrokerServer, RemoteBroker, ServerSource
from toolkit.engines import MATRIX, Server, Wanted, parse_wanted
from toolkit.errors import EngineUnavailable

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_ONE_OF_EACH = "postgresql,mysql,mariadb"
_OLDER = "older"
_SOURCE = pytest.StashKey[ServerSource]()
_DOOR = pytest.StashKey[BrokerServer]()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--engines",
        default=os.environ.get("TOOLKIT_TEST_ENGINES", _ONE_OF_EACH),
        help="Engines to test on: names with or without a version, comma-separated. 'older' runs the tests that use an "
        "engine on every version that is not the newest of its kind, and no other test.",
    )


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "dialects(*names): run the test on these dialects only")
    given: dict[str, Any] | None = getattr(config, "workerinput", None)
    if given is None:
        config.stash[_SOURCE] = Broker()
    else:
        config.stash[_SOURCE] = RemoteBroker(given["broker_address"], given["broker_key"])


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: Any) -> None:
    """Tell a worker of a parallel run where to ask for servers."""
    broker = node.config.stash[_SOURCE]
    if _DOOR not in node.config.stash:
        node.config.stash[_DOOR] = BrokerServer(broker)
    node.workerinput["broker_address"] = node.config.stash[_DOOR].address
    node.workerinput["broker_key"] = node.config.stash[_DOOR].key


def pytest_unconfigure(config: pytest.Config) -> None:
    source = config.stash.get(_SOURCE, None)
    if isinstance(source, Broker):
        source.close()


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "server" not in metafunc.fixturenames:
        return
    chosen = _chosen(metafunc.config)
    marker = metafunc.definition.get_closest_marker("dialects")
    if marker is not None:
        always = ("sqlite",) if "sqlite" in marker.args else ()
        chosen = tuple(dict.fromkeys(each for each in (*chosen, *always) if parse_wanted(each).dialect in marker.args))
    metafunc.parametrize("server", chosen, indirect=True, scope="session")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what does not depend on the version of a server, where others than the newest are asked for."""
    if _engines(config) != _OLDER:
        return
    chosen, kept, left = _chosen(config), [], []
    for item in items:
        params: dict[str, Any] = item.callspec.params if hasattr(item, "callspec") else {}
        (kept if params.get("server") in chosen else left).append(item)
    config.hook.pytest_deselected(items=left)
    items[:] = kept


@pytest.fixture(scope="session")
def server(request: pytest.FixtureRequest) -> Server:
    """A server of each engine of the run, shared by all tests: change nothing that belongs to the whole server."""
    return _obtain(request.config, parse_wanted(request.param))


@pytest.fixture
def server_apart(request: pytest.FixtureRequest, server: Server) -> Server:
    """Another server like `server`, for the tests of one folder alone."""
    del server
    wanted = parse_wanted(request.node.callspec.params["server"])
    return _obtain(request.config, wanted, apart_for=request.path.parent.name)


@pytest.fixture
def database(server: Server) -> Iterator[str]:
    """The URL of a fresh database on `server`."""
    with server.database() as url:
        yield url


@pytest.fixture(scope="session")
def postgres_server(request: pytest.FixtureRequest) -> Server:
    """Any Postgres, the one that starts quickest first."""
    try:
        return request.config.stash[_SOURCE].server(Wanted(dialect="postgresql", via="embedded"))
    except EngineUnavailable:
        return _obtain(request.config, Wanted(dialect="postgresql"))


@pytest.fixture
def postgres_url(postgres_server: Server) -> Iterator[str]:
    """The URL of a fresh database on any Postgres."""
    with postgres_server.database() as url:
        yield url


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    """The URL of a fresh SQLite file."""
    return f"sqlite:///{tmp_path / 'scratch.db'}"


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> Iterator[None]:
    """Close the summary with the engines: what a run did without must not scroll away."""
    yield
    source = config.stash[_SOURCE]
    if not isinstance(source, Broker) or not source.outcomes:
        return
    terminalreporter.section("engines")
    for (_, apart_for), outcome in source.outcomes.items():
        if isinstance(outcome, Server) and not apart_for:
            terminalreporter.write_line(f"ran on   {outcome.label}")
    for (wanted, _), outcome in source.outcomes.items():
        if isinstance(outcome, EngineUnavailable):
            terminalreporter.write_line(f"not run  {wanted.title}: {outcome}", yellow=True)


def _chosen(config: pytest.Config) -> tuple[str, ...]:
    if _engines(config) == _OLDER:
        newest = {parse_wanted(each).dialect: each for each in reversed(MATRIX)}
        return tuple(each for each in MATRIX if each not in newest.values())
    return tuple(each.strip() for each in _engines(config).split(",") if each.strip())


def _engines(config: pytest.Config) -> str:
    return str(config.getoption("--engines"))


def _obtain(config: pytest.Config, wanted: Wanted, *, apart_for: str = "") -> Server:
    try:
        return config.stash[_SOURCE].server(wanted, apart_for)
    except EngineUnavailable as error:
        # Where everything can be had, a missing engine is a fault of the run, not of the machine.
        if os.environ.get("CI") == "true":
            pytest.fail(str(error), pytrace=False)
        pytest.skip(str(error))

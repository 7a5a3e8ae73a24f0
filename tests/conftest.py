"""What every test can ask for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from toolkit.samples import find_sample, load_sample, run_workload

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.engines import Server

pytest_plugins = ["tests.engine_plugin"]

# How long an example takes says nothing about it.
settings.register_profile("unhurried", settings(), deadline=None)
settings.load_profile("unhurried")


@pytest.fixture(scope="session", autouse=True)
def own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """What the commands keep for their user; nothing that was kept before a run may answer in it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture(scope="session")
def llm_manager(server: Server) -> Iterator[str]:
    """A database with the LLM Manager sample, whose application has worked for a while. Tests only read it."""
    sample = find_sample("llm_manager")
    with server.database() as url:
        load_sample(sample, url, rows=300, seed=1)
        run_workload(sample, url, rounds=2)
        yield url

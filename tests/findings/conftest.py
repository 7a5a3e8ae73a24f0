"""What tests of findings can ask for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.findings.test_traps import run

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.engines import Server


@pytest.fixture
def remembering(server_apart: Server) -> Iterator[str]:
    """A database whose server remembers all statements: thousands of tests fill the memory of the one they share."""
    with server_apart.database() as url:
        if server_apart.dialect == "postgresql":
            run(url, "CREATE EXTENSION pg_stat_statements")
        yield url

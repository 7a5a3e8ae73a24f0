"""What tests of findings can ask for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.findings.test_traps import run
from toolkit.dialects.connect import open_session, read_remembered

if TYPE_CHECKING:
    from toolkit.engines import Server


@pytest.fixture
def remembering(server: Server, database: str) -> str:
    """A database whose server remembers its statements, and has room for more."""
    if server.dialect == "postgresql":
        run(database, "CREATE EXTENSION pg_stat_statements")
    with open_session(database) as session:
        full = read_remembered(session).forgot_some
    if full:
        # Thousands of tests share a server, and what they ran fills its memory.
        digests = "performance_schema.events_statements_summary_by_digest"
        postgres = server.dialect == "postgresql"
        run(database, "SELECT pg_stat_statements_reset()" if postgres else f"TRUNCATE TABLE {digests}")
    return database

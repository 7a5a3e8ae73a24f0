"""MariaDB as it is shipped has no performance schema; its own statistics tell who reads, where they are on."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.findings.test_traps import rows, run, table
from toolkit.engines import Wanted, container, scratch_server
from toolkit.findings.audit import audit_database
from toolkit.findings.use import counted_use
from toolkit.model.finding import Use

if TYPE_CHECKING:
    from toolkit.engines import Server


@pytest.mark.dialects("mariadb")
@pytest.mark.parametrize("userstat", [True, False])
def test_table_statistics_count_where_the_performance_schema_is_off(
    server: Server, monkeypatch: pytest.MonkeyPatch, *, userstat: bool
) -> None:
    if not server.container:
        pytest.skip("a server with other settings is started in a container, and MariaDB runs elsewhere here")
    usual = container._FLAVOURS["mariadb"]
    settings = ("--performance-schema=OFF", f"--userstat={int(userstat)}")
    monkeypatch.setitem(container._FLAVOURS, "mariadb", replace(usual, command=(*usual.command, *settings)))
    major, minor, *_ = server.version.split(".")
    wanted = Wanted(dialect="mariadb", version=f"{major}.{minor}" if major == "10" else major, via="container")
    with scratch_server(wanted) as other, other.database() as url:
        run(url, *(table(name) for name in ("read_one", "quiet")), *(rows(name) for name in ("read_one", "quiet")))
        # Where an insert is not told from an update, which reads, more often than rows were written.
        run(url, *["SELECT * FROM read_one"] * (3 if major == "10" else 1))
        audit = audit_database(url)
    if not userstat:
        assert "performance_schema is off" in audit.unavailable
        assert audit.verdicts == ()
        return
    assert audit.counters == "information_schema.TABLE_STATISTICS"
    assert audit.window.because == "the server started"
    about: dict = {}
    for item in audit.evidence:
        if item.family == "counters":
            about.setdefault(item.subject.name, {})[item.measure] = item
    assert {name: counted_use(evidence) for name, evidence in about.items()} == {
        "read_one": Use.USED,
        "quiet": Use.WRITTEN_NEVER_READ,
    }

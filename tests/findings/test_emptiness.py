"""A table is said to be empty where it is, and not where the server has not noticed its rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.findings.test_traps import rows, run, table
from toolkit.findings.audit import audit_database

if TYPE_CHECKING:
    from toolkit.engines import Server

UNNOTICED = {
    "postgresql": ["ANALYZE", *(rows(name, 9) for name in ("few", "others", "more"))],
    "mysql": [
        *(f"ALTER TABLE {name} STATS_PERSISTENT=1 STATS_AUTO_RECALC=0" for name in ("few", "others", "more")),
        *(rows(name, 9) for name in ("few", "others", "more")),
        "FLUSH TABLES few, others, more",
    ],
}


def test_rows_that_the_server_has_not_noticed_keep_a_table_from_being_empty(server: Server, database: str) -> None:
    run(database, *(table(name) for name in ("few", "others", "more", "void")))
    run(database, *UNNOTICED["postgresql" if server.dialect == "postgresql" else "mysql"])
    audit = audit_database(database)
    known = {each.ref.name: each.size.rows for each in audit.catalog.tables}
    assert known["void"] == 0
    assert 0 not in {known["few"], known["others"], known["more"]}
    assert [each.subject.name for each in audit.findings if each.code == "T005"] == ["void"]

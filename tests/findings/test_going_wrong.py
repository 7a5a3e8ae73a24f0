"""What goes wrong meanwhile gets a sentence, and the rest goes on."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest
from click.testing import CliRunner
from sqlalchemy import make_url

from tests.findings.test_traps import rows, run, table
from toolkit.cli.audit.database import command
from toolkit.dialects.session import Session
from toolkit.findings.audit import audit_database
from toolkit.findings.inputs import Depth, Inputs
from toolkit.model.overlap import Relation

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from toolkit.dialects.session import Row


@pytest.mark.dialects("postgresql", "mysql", "mariadb")
@pytest.mark.parametrize("depth", [Depth.NORMAL, Depth.DEEP])
def test_a_table_that_is_dropped_meanwhile_does_not_stop_the_audit(database: str, depth: Depth) -> None:
    names = ("invoices", "invoices_old", "payments")
    run(database, *(table(name, ", at timestamp NULL") for name in names), *(rows(name) for name in names))

    def drop(step: str) -> None:
        if step == "comparing rows":
            run(database, "DROP TABLE invoices_old")

    audit = audit_database(database, inputs=Inputs(depth=depth), say=drop)
    assert {"invoices", "payments"} <= {finding.subject.name for finding in audit.verdicts}
    if depth is Depth.DEEP:
        (remark,) = (remark for remark in audit.remarks if "invoices_old" in remark)
        assert "invoices_old were not read: The server refused a query for rows" in remark


@pytest.mark.dialects("postgresql", "mysql", "mariadb")
def test_who_changes_a_table_waits_for_no_audit_that_reads_another(
    database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    pairs = {"calls": "billed int", "visits": "page varchar(9)"}
    names = {pair: (pair, f"{pair}_old") for pair in pairs}
    for pair, column in pairs.items():
        run(database, *(table(name, f", {column}, at timestamp NULL") for name in names[pair]))
        run(database, *(rows(name) for name in names[pair]), f"CREATE VIEW v_{pair} AS SELECT id FROM {pair}")
    patience = "SET lock_timeout = '1s'" if database.startswith("postgres") else "SET lock_wait_timeout = 1"
    changes: list[str] = []
    real = Session.rows

    def after_a_change(self: Session, sql: str, params: Any = None) -> list[Row]:
        read = {pair for pair in pairs if re.search(rf'FROM .*["`]{pair}', sql)}
        if len(read) == 1:
            (other,) = pairs.keys() - read
            for name in names[other]:
                changes.append(f"ALTER TABLE {name} ADD c{len(changes)} int")
                run(database, patience, changes[-1])
        return real(self, sql, params)

    monkeypatch.setattr(Session, "rows", after_a_change)
    audit = audit_database(database, inputs=Inputs(depth=Depth.DEEP))
    assert len(changes) >= 2 * 2 * len(names)
    assert [(each.left.name, each.relation, each.covered) for each in audit.overlaps] == [
        ("calls", Relation.DUPLICATE, 50),
        ("visits", Relation.DUPLICATE, 50),
    ]
    assert not audit.remarks


@pytest.mark.dialects("mysql", "mariadb")
def test_a_view_that_errors_is_told_and_the_tables_behind_others_are_judged(database: str) -> None:
    run(
        database,
        *(table(name) for name in ("gone", "quiet")),
        rows("quiet"),
        "CREATE VIEW broken AS SELECT * FROM gone",
        "DROP TABLE gone",
    )
    audit = audit_database(database, inputs=Inputs(depth=Depth.NORMAL))
    assert any(unread.name.endswith("broken") for unread in audit.catalog.unread)
    assert [finding.subject.name for finding in audit.verdicts] == ["quiet"]
    assert "broken" in CliRunner().invoke(command, [database]).output


@pytest.mark.dialects("mysql", "mariadb")
def test_a_view_that_errors_is_told_with_what_the_server_says(database: str) -> None:
    run(
        database,
        "CREATE TABLE places (id int PRIMARY KEY, spot int)",
        "CREATE VIEW spots AS SELECT CAST(spot AS SIGNED) + 1 AS next FROM places",
        "CREATE VIEW keys_only AS SELECT id AS k FROM places",
        "ALTER TABLE places DROP COLUMN spot",
        "ALTER TABLE places ADD spot geometry",
    )
    (unread,) = audit_database(database).catalog.unread
    assert unread.name.endswith("spots")
    assert "cast_as_signed" in unread.reason
    run(database, "ALTER TABLE places DROP COLUMN spot")
    (unread,) = audit_database(database).catalog.unread
    assert "a table, column or function that it names is gone" in unread.reason


@contextmanager
def user_with(database: str, *grants: str) -> Iterator[str]:
    """The URL of a user who has these rights on the database and no other."""
    name = f"u{uuid4().hex[:12]}"
    run(database, f"CREATE USER {name}@'%%' IDENTIFIED BY 'few rights'", *(grant.format(user=name) for grant in grants))
    try:
        yield make_url(database).set(username=name, password="few rights").render_as_string(hide_password=False)
    finally:
        run(database, f"DROP USER {name}@'%%'")


@pytest.mark.dialects("mysql", "mariadb")
def test_without_rights_on_the_statistics_a_sentence_says_what_to_grant(database: str) -> None:
    run(database, table("quiet"), rows("quiet"))
    here = make_url(database).database
    with user_with(database, f"GRANT SELECT ON `{here}`.* TO {{user}}@'%%'") as poor:
        result = CliRunner().invoke(command, [poor])
    assert result.exit_code == 0
    assert "GRANT SELECT ON performance_schema.*" in result.output
    assert "few rights" not in result.output


@pytest.mark.dialects("postgresql")
def test_where_counting_is_switched_off_a_sentence_says_so(database: str) -> None:
    run(database, table("quiet"), rows("quiet"))
    name = make_url(database).database
    run(database, f'ALTER DATABASE "{name}" SET track_counts = off')
    result = CliRunner().invoke(command, [database])
    assert result.exit_code == 0
    assert "The counters say nothing: track_counts is off" in result.output


@pytest.mark.dialects("postgresql")
def test_a_log_in_no_known_format_and_a_log_that_is_none_are_told(database: str, tmp_path: Path) -> None:
    run(database, table("quiet"), rows("quiet"))
    log = tmp_path / "app.log"
    log.write_text("what happened: nothing\n")
    result = CliRunner().invoke(command, [database, "--log", str(log)])
    assert result.exit_code == 0
    assert "app.log is in no log format that is known here" in result.output.replace("App.log", "app.log")
    assert "quiet" in result.output
    missing = CliRunner().invoke(command, [database, "--log", str(tmp_path / "none.log")])
    assert missing.exit_code == 2
    assert "does not exist" in missing.output


def test_code_that_is_not_there_is_refused_before_anything_is_asked() -> None:
    result = CliRunner().invoke(command, ["postgresql://nobody@127.0.0.1:1/x", "--code", "no/such/folder"])
    assert result.exit_code == 2
    assert "no/such/folder" in result.output


@pytest.mark.dialects("postgresql")
def test_an_interrupted_audit_says_so_and_leaves_no_session_behind(database: str, tmp_path: Path) -> None:
    run(database, table("quiet"), rows("quiet", 2))
    started = tmp_path / "started"
    code = (
        "import pathlib, signal, time\n"
        # Whoever runs the tests in the background may have it ignored.
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        "import toolkit.findings.gather as gather\n"
        "def wait(*_):\n"
        f"    pathlib.Path({str(started)!r}).touch()\n"
        "    time.sleep(60)\n"
        "gather.read_profile = wait\n"
        "from toolkit.cli.main import main\n"
        "main()\n"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", code, "audit", "database", database], stderr=subprocess.PIPE, text=True
    )
    for _ in range(200):
        if started.exists():
            break
        time.sleep(0.1)
    os.kill(process.pid, signal.SIGINT)
    _, said = process.communicate(timeout=30)
    assert process.returncode == 130
    assert "Traceback" not in said
    assert "toolkit: stopped; nothing was left behind." in said

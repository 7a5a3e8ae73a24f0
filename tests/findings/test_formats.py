"""Every format of an audit says the same."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from tests.findings.test_traps import rows, run, table
from toolkit.cli.audit.database import command

if TYPE_CHECKING:
    from click.testing import Result


def audit(url: str, *options: str) -> Result:
    return CliRunner().invoke(command, [url, *options])


@pytest.fixture
def questionable(database: str) -> str:
    run(database, table("quiet"), rows("quiet"), "CREATE TABLE `odd|name` (a int)".replace("`", _quote(database)))
    return database


def _quote(url: str) -> str:
    return '"' if url.startswith("postgresql") else "`"


def test_text_markdown_and_json_hold_the_same_findings(questionable: str) -> None:
    text, markdown = audit(questionable).output, audit(questionable, "--format", "markdown").output
    findings = json.loads(audit(questionable, "--format", "json").output)["findings"]
    said = {(finding["table"], finding["code"]) for finding in findings}
    assert {("quiet", "T001"), ("odd|name", "T002")} <= said
    for name, code in said:
        assert name in text
        assert code in text
        assert name.replace("|", "\\|") in markdown
    assert all(line.count(" | ") == 4 for line in markdown.splitlines() if "odd" in line and line.startswith("|"))


@pytest.mark.parametrize(("verdict", "status"), [("keep", 1), ("investigate", 1), ("archive", 0), ("drop", 0)])
@pytest.mark.dialects("postgresql")
def test_the_exit_status_says_whether_a_verdict_was_reached(questionable: str, verdict: str, status: int) -> None:
    assert audit(questionable, "--fail-on", verdict).exit_code == status

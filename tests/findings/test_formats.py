"""Every format of an audit says the same."""

from __future__ import annotations

import json
import sqlite3
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner
from jsonschema import Draft7Validator, Draft202012Validator, FormatChecker

from tests.findings.test_traps import rows, run, table
from tests.report.estates import several, shop
from toolkit.cli.audit.database import command
from toolkit.errors import BadInput, ToolkitError
from toolkit.findings.estate import Estate
from toolkit.report.audit_sarif import as_sarif
from toolkit.samples import find_sample, load_sample

if TYPE_CHECKING:
    from click.testing import Result

    from toolkit.engines import Server

SCHEMA = Draft202012Validator(
    json.loads(files("toolkit.report").joinpath("audit.schema.json").read_text("utf-8")), format_checker=FormatChecker()
)
# As OASIS publishes it for version 2.1.0, by way of the JSON Schema Store.
SARIF = Draft7Validator(
    json.loads(Path(__file__).with_name("sarif-2.1.0.schema.json").read_text("utf-8")), format_checker=FormatChecker()
)


def audit(url: str, *options: str) -> Result:
    return CliRunner().invoke(command, [url, *options])


def runs_of(sarif: dict[str, Any]) -> list[dict[str, Any]]:
    """The runs of an audit as SARIF, which must be valid."""
    SARIF.validate(sarif)
    runs: list[dict[str, Any]] = sarif["runs"]
    return runs


def sarif_of(url: str, *options: str) -> list[dict[str, Any]]:
    return runs_of(json.loads(audit(url, *options, "--format", "sarif").output))


@pytest.fixture
def questionable(database: str) -> str:
    run(database, table("quiet"), rows("quiet"), "CREATE TABLE `odd|name` (a int)".replace("`", _quote(database)))
    return database


def _quote(url: str) -> str:
    return '"' if url.startswith("postgresql") else "`"


def test_text_markdown_and_json_hold_the_same_findings(questionable: str) -> None:
    text, markdown = audit(questionable).output, audit(questionable, "--format", "markdown").output
    data = json.loads(audit(questionable, "--format", "json").output)
    SCHEMA.validate(data)
    findings = data["databases"][0]["findings"]
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


def test_what_rows_and_ideas_say_is_in_the_schema_too(server: Server) -> None:
    sample = find_sample("llm_manager")
    with server.database() as url:
        load_sample(sample, url, rows=300, seed=1)
        data = json.loads(audit(url, "--depth", "deep", "--format", "json").output)
    SCHEMA.validate(data)
    (database,) = data["databases"]
    assert database["overlaps"]
    assert database["trace"]


@pytest.mark.dialects("postgresql")
def test_sarif_points_at_the_lines_that_use_the_table(questionable: str, tmp_path: Path) -> None:
    source = tmp_path / "src"
    source.mkdir()
    (source / "report.py").write_text('import db\n\ndb.execute("INSERT INTO quiet (id) VALUES (1)")\n')
    (run_,) = sarif_of(questionable, "--code", str(source))
    rules = [rule["id"] for rule in run_["tool"]["driver"]["rules"]]
    (result,) = (each for each in run_["results"] if each["message"]["text"].startswith("public.quiet (investigate)"))
    assert rules[result["ruleIndex"]] == "T001"
    assert result["level"] == "warning"
    place = result["locations"][0]["physicalLocation"]
    assert place["region"]["startLine"] == 3
    assert place["artifactLocation"]["uri"] == (source / "report.py").as_uri()


def test_sarif_names_the_databases_that_refused_and_says_that_not_all_went_well() -> None:
    (whole,) = runs_of(as_sarif(Estate(audits=(shop(),))))
    assert whole["invocations"][0]["executionSuccessful"] is True
    for run_ in runs_of(as_sarif(several())):
        (invocation,) = run_["invocations"]
        assert invocation["executionSuccessful"] is False
        assert [each["message"]["text"] for each in invocation["toolExecutionNotifications"]] == [
            "mysql://me@db.example/billing was not audited: The server does not answer.",
            "one table could not be read.",
        ]


@pytest.mark.dialects("postgresql")
def test_a_verdict_can_be_overruled_with_a_reason_that_is_shown(questionable: str, tmp_path: Path) -> None:
    config = tmp_path / "toolkit.toml"
    config.write_text('[[audit.overrule]]\ntable = "qui*"\nverdict = "keep"\nreason = "read each January"\n')
    options = ("--config", str(config))
    assert "investigate was overruled: read each January" in audit(questionable, *options).output
    assert "KEEP  public.quiet" in audit(questionable, *options).output
    assert audit(questionable, *options, "--fail-on", "investigate").exit_code == 0
    (run_,) = sarif_of(questionable, *options)
    (result,) = (each for each in run_["results"] if each["ruleId"] == "T001")
    assert "read each January" in result["suppressions"][0]["justification"]


@pytest.mark.dialects("postgresql")
@pytest.mark.parametrize("output_format", ["text", "markdown", "json", "html", "sarif"])
def test_overrules_that_fit_nothing_are_told_in_every_format(
    questionable: str, tmp_path: Path, output_format: str
) -> None:
    config = tmp_path / "toolkit.toml"
    entries = ('table = "quiet"', 'table = "qiet"', 'table = "quiet"\ncode = "I001"', 'table = "odd|name"')
    config.write_text("".join(f'[[audit.overrule]]\n{entry}\nreason = "so"\n' for entry in entries))
    options = ("--config", str(config), "--format", output_format)
    said = audit(questionable, *options).output
    assert "he overrule of qiet fits no table that was audited" in said
    assert "he overrule of I001 for quiet fits no finding" in said
    assert "fits no finding that questions the table" in said
    assert said.count("fits no ") == 3


@pytest.mark.dialects("postgresql")
def test_an_overrule_of_a_table_that_was_not_looked_at_is_no_mistake(questionable: str, tmp_path: Path) -> None:
    config = tmp_path / "toolkit.toml"
    config.write_text('[[audit.overrule]]\ntable = "odd*"\nreason = "so"\n')
    assert "fits no " not in audit(questionable, "--config", str(config), "--tables", "quiet").output
    assert "fits no " not in audit(questionable, "--config", str(config), "--exclude", "odd*").output


@pytest.mark.parametrize(
    "text", ['[[audit.overrule]]\ntable = "a"', '[[audit.overrule]]\ntable = "a"\nreason = "b"\nverdict = "burn"']
)
def test_an_overrule_without_a_reason_or_with_an_unknown_verdict_is_refused(tmp_path: Path, text: str) -> None:
    config = tmp_path / "toolkit.toml"
    config.write_text(text)
    result = audit("sqlite:///nowhere.db", "--config", str(config))
    assert isinstance(result.exception, BadInput)
    assert "Overrule 1" in str(result.exception)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[[audit.overrules]]\ntable = "a"\nreason = "b"', "audit.overrules"),
        ('[[audit.overrule]]\ntable = 5\nreason = "b"', "Overrule 1"),
    ],
)
def test_settings_that_nobody_understands_are_not_passed_over(tmp_path: Path, text: str, said: str) -> None:
    config = tmp_path / "toolkit.toml"
    config.write_text(text)
    result = audit("sqlite:///nowhere.db", "--config", str(config))
    assert isinstance(result.exception, BadInput)
    assert said in str(result.exception)


def test_a_rule_that_does_not_exist_is_refused() -> None:
    result = audit("sqlite:///nowhere.db", "--rule", "T999")
    assert isinstance(result.exception, BadInput)
    assert "There is no rule T999" in str(result.exception)


def test_where_no_table_is_left_a_sentence_says_so(tmp_path: Path) -> None:
    file = tmp_path / "shop.db"
    with sqlite3.connect(file) as connection:
        connection.execute("CREATE TABLE orders (id integer PRIMARY KEY)")
    connection.close()
    assert "There is no table here" in audit(f"sqlite:///{file}", "--tables", "nothing*").output
    assert "There is no table here" not in audit(f"sqlite:///{file}").output


@pytest.mark.dialects("postgresql")
def test_one_database_that_refuses_does_not_keep_the_others(questionable: str) -> None:
    nowhere = "postgresql://somebody:secret@127.0.0.1:1/none"
    result = audit(questionable, nowhere)
    assert result.exit_code == 2
    assert "quiet" in result.output
    assert "No server listens" in result.output
    assert "secret" not in result.output
    assert isinstance(audit(nowhere).exception, ToolkitError)

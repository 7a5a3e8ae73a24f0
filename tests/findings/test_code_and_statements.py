"""What the code and the remembered statements say changes the verdict, and is shown with its place."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from tests.findings.test_traps import rows, run, table
from toolkit.cli.audit.explain import command as explain
from toolkit.engines.dump import dump_database
from toolkit.errors import BadInput
from toolkit.findings.audit import audit_database
from toolkit.findings.inputs import Inputs
from toolkit.findings.rule import Case
from toolkit.findings.rules.unread_table import UNREAD_TABLE
from toolkit.findings.witnesses import witnesses
from toolkit.model.catalog import Catalog
from toolkit.model.evidence import Evidence, Measure, Method, Window
from toolkit.model.finding import Confidence, Finding, Use, Verdict
from toolkit.model.names import Ref
from toolkit.model.table import Size, Table
from toolkit.samples import find_sample

if TYPE_CHECKING:
    from toolkit.engines import Server

APP = Path(find_sample("llm_manager").folder) / "app"
LOGS = "llm_manager_conversation_logs"
FAMILIES = {"STATEMENT": "statements", "LOG": "logs", "CODE": "code", "DEPENDENTS": "dependencies"}
NOW = datetime(2026, 3, 2, tzinfo=UTC)


def audited(url: str, app: Path):
    audit = audit_database(url, inputs=Inputs(code=(str(app),)))
    return next((finding for finding in audit.verdicts if finding.subject.name == LOGS), None)


def with_service(tmp_path: Path, body: str) -> Path:
    app = tmp_path / "app"
    shutil.copytree(APP, app)
    (app / "src" / "Services" / "Extra.php").write_text(
        "<?php\nnamespace Bithoven\\LLMManager\\Services;\n\n"
        "use Bithoven\\LLMManager\\Models\\LLMConversationLog as Log;\n\n"
        f"class Extra\n{{\n    public function run($session)\n    {{\n        {body}\n    }}\n}}\n"
    )
    return app


def test_code_that_only_seeds_a_table_speaks_for_its_disuse(llm_manager: str) -> None:
    finding = audited(llm_manager, APP)
    assert "no production code reads or writes it" in finding.evidence_for
    assert any("DemoConversationsSeeder.php:26" in text for text in finding.evidence_for)


def test_a_service_that_writes_through_the_model_is_shown_with_its_line(llm_manager: str, tmp_path: Path) -> None:
    finding = audited(llm_manager, with_service(tmp_path, "Log::create(['session_id' => $session->id]);"))
    assert finding.verdict is Verdict.INVESTIGATE
    assert finding.use is Use.WRITTEN_NEVER_READ
    assert any("Services/Extra.php:10" in text for text in finding.evidence_against)
    assert "no production code reads it" in finding.evidence_for


def test_a_service_that_reads_through_the_model_ends_the_matter(llm_manager: str, tmp_path: Path) -> None:
    assert audited(llm_manager, with_service(tmp_path, "return Log::where('session_id', 1)->get();")) is None


def evidence(ref: Ref, measure: Measure, value: int | None, *, days: float = 200) -> Evidence:
    return Evidence(
        subject=ref,
        family=next((family for start, family in FAMILIES.items() if measure.name.startswith(start)), "counters"),
        measure=measure,
        value=value,
        method=Method.EXACT,
        source="test",
        window=Window(start=NOW - timedelta(days=days), end=NOW, because="the server started"),
    )


def counted(*, read: int = 0, written: int = 0) -> dict[Measure, int]:
    """What counters say of a table, where nothing of it is explained."""
    return {
        Measure.ROWS_READ: read,
        Measure.ROWS_WRITTEN: written,
        Measure.UNEXPLAINED_READS: read,
        Measure.UNEXPLAINED_WRITES: written,
    }


def judged(ref: Ref, found: tuple[Evidence, ...], size: int) -> tuple[Finding, ...]:
    table = Table(ref=ref, columns=(), size=Size(rows=size))
    catalog = Catalog(dialect="postgresql", server_version="18", tables=(table,))
    return tuple(UNREAD_TABLE.find(Case(catalog=catalog, evidence=found)))


@pytest.mark.parametrize(
    ("size", "written", "needed", "code", "days", "verdict"),
    [
        (0, 0, 0, 0, 200, Verdict.DROP),
        (9, 0, 0, 0, 200, Verdict.ARCHIVE),
        (9, 1, 0, 0, 200, Verdict.INVESTIGATE),
        (0, 0, 1, 0, 200, Verdict.INVESTIGATE),
        (0, 0, 0, None, 200, None),
        (9, 0, 0, None, 200, Verdict.INVESTIGATE),
        (0, 0, 0, 0, 3, Verdict.INVESTIGATE),
        (0, 0, 0, 1, 200, None),
    ],
)
def test_drop_takes_two_families_a_long_window_no_writer_and_nothing_that_needs_it(
    size: int, written: int, needed: int, code: int | None, days: float, verdict: Verdict | None
) -> None:
    ref = Ref(name="t")
    said = {**counted(written=written), Measure.DEPENDENTS: needed}
    if code is not None:
        said |= {Measure.CODE_READS: code, Measure.CODE_WRITES: 0}
    found = tuple(evidence(ref, measure, value, days=days) for measure, value in said.items())
    findings = judged(ref, found, size)
    assert [finding.verdict for finding in findings] == ([] if verdict is None else [verdict])
    if verdict in {Verdict.DROP, Verdict.ARCHIVE}:
        assert findings[0].confidence is Confidence.HIGH


@pytest.mark.parametrize(
    ("statement_days", "log_days", "verdict"),
    [(200, 200, Verdict.ARCHIVE), (3, 200, Verdict.ARCHIVE), (3, 3, Verdict.INVESTIGATE)],
)
def test_logs_of_a_few_days_settle_nothing(statement_days: float, log_days: float, verdict: Verdict) -> None:
    ref = Ref(name="t")
    found = (
        *(evidence(ref, measure, value) for measure, value in counted().items()),
        *(evidence(ref, each, 0, days=statement_days) for each in (Measure.STATEMENT_READS, Measure.STATEMENT_WRITES)),
        *(evidence(ref, each, 0, days=log_days) for each in (Measure.LOG_READS, Measure.LOG_WRITES)),
    )
    assert [finding.verdict for finding in judged(ref, found, 9)] == [verdict]


def test_what_a_server_remembers_and_what_it_logs_agree_with_themselves_alone() -> None:
    ref = Ref(name="t")
    said = (Measure.STATEMENT_READS, Measure.STATEMENT_WRITES, Measure.LOG_READS, Measure.LOG_WRITES)
    found = tuple(evidence(ref, measure, 0) for measure in said)
    assert [finding.verdict for finding in judged(ref, found, 9)] == [Verdict.INVESTIGATE]


@pytest.mark.parametrize(
    ("age", "days", "speaks"),
    [(3, 10, "against it"), (3, 2, "not at all"), (0, 0.1, "not at all"), (40, 10, "for it"), (40, 90, "against it")],
)
def test_a_row_of_late_is_a_write_only_inside_the_window_and_speaks_for_disuse_never(
    age: int, days: float, speaks: str
) -> None:
    ref = Ref(name="logs")
    about = {
        Measure.NEWEST_ROW: evidence(ref, Measure.NEWEST_ROW, age),
        Measure.UNEXPLAINED_WRITES: evidence(ref, Measure.UNEXPLAINED_WRITES, 0, days=days),
    }
    (witness,) = witnesses(about)
    said = "for it" if witness.absent else "against it" if witness.present else "not at all"
    assert (said, witness.writes) == (speaks, True if speaks == "against it" else None)


def test_a_table_that_is_only_counted_or_read_behind_a_view_is_read(remembering: str) -> None:
    database = remembering
    names = ("counted", "behind", "quiet")
    run(database, *(table(name) for name in names), *(rows(name) for name in names))
    run(database, "CREATE VIEW front AS SELECT note FROM behind", "SELECT COUNT(*) FROM counted", "SELECT * FROM front")
    audit = audit_database(database)
    said = {item.subject.name: item.value for item in audit.evidence if item.measure is Measure.STATEMENT_READS}
    assert said == {"counted": 1, "behind": 1, "quiet": 0}
    assert [finding.subject.name for finding in audit.verdicts] == ["quiet"]


@pytest.mark.dialects("mysql", "mariadb")
def test_the_statements_of_a_backup_read_nothing(server_apart: Server, remembering: str) -> None:
    run(remembering, table("quiet"), rows("quiet"))
    dump_database(server_apart, remembering)
    audit = audit_database(remembering)
    assert [item.value for item in audit.evidence if item.measure is Measure.STATEMENT_READS] == [0]


@pytest.mark.dialects("postgresql")
def test_without_the_extension_a_sentence_says_so(database: str) -> None:
    audit = audit_database(database)
    assert "statements (the extension pg_stat_statements is not installed in this database)" in audit.not_looked_at


def test_one_table_is_explained_with_every_piece_of_evidence(llm_manager: str) -> None:
    done = CliRunner().invoke(explain, [llm_manager, "llm_manager_usage_logs", "--code", str(APP)])
    assert done.exit_code == 0, done.output
    for words in ("counters (", "rows read", "unexplained reads", "dependencies (", "code (", "LLMStreamLogger.php:52"):
        assert words in done.output
    assert isinstance(CliRunner().invoke(explain, [llm_manager, "no_such_table"]).exception, BadInput)

"""The code of the sample systems: what their tables are used for, as their documents say."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from tests.systems.sample import SCHEMAS
from toolkit.evidence.code import scan_code
from toolkit.model.names import Ref
from toolkit.model.reference import Kind, Reference, Role

if TYPE_CHECKING:
    from pathlib import Path

LOGS = Ref(name="llm_manager_conversation_logs")
SERVICE = "src/Services/LLMAuditService.php"


def references(folder: Path, table: Ref) -> tuple[Reference, ...]:
    return scan_code([folder], [table]).references


def uses(folder: Path, table: str) -> set[tuple[Kind, str]]:
    found = references(folder, Ref(name=table))
    return {(each.kind, each.file.rpartition("/")[2]) for each in found if each.is_production_use}


@pytest.fixture
def app(tmp_path: Path) -> Path:
    """A copy of the llm_manager application, to change."""
    return shutil.copytree(SCHEMAS / "llm_manager" / "app", tmp_path / "app")


def add_service(app: Path, imports: str, body: str) -> int:
    """Write a service and return the line of its body."""
    head = f"<?php\n\nnamespace Bithoven\\LLMManager\\Services;\n\n{imports}\n"
    text = f"{head}class LLMAuditService\n{{\n    public function note($session)\n    {{\n"
    (app / SERVICE).write_text(f"{text}        {body}\n    }}\n}}\n", encoding="utf-8")
    return text.count("\n") + 1


def test_conversation_logs_is_written_by_a_seeder_alone() -> None:
    found = references(SCHEMAS / "llm_manager" / "app", LOGS)
    assert [each for each in found if each.is_production_use] == []
    assert [(each.kind, each.role) for each in found if each.file.endswith("LLMConversationLog.php")] == [
        (Kind.DECLARES, Role.PRODUCTION)
    ]
    written = [each for each in found if each.kind is Kind.WRITES]
    assert {each.role for each in written} == {Role.SEEDER}
    assert [each.line for each in written] == [26, 29, 33]


@pytest.mark.parametrize(
    ("imports", "body"),
    [
        pytest.param(
            "use Bithoven\\LLMManager\\Models\\LLMConversationLog;",
            "LLMConversationLog::create(['session_id' => 1]);",
            id="import",
        ),
        pytest.param(
            "use Bithoven\\LLMManager\\Models\\LLMConversationLog as Entry;",
            "Entry::create(['session_id' => 1]);",
            id="alias",
        ),
        pytest.param(
            "use Bithoven\\LLMManager\\Models\\{LLMUsageLog, LLMConversationLog as Entry};",
            "(new Entry(['session_id' => 1]))->save();",
            id="group",
        ),
        pytest.param(
            "use Bithoven\\LLMManager\\Models;", "Models\\LLMConversationLog::insert([]);", id="part of the name"
        ),
        pytest.param("", "\\Bithoven\\LLMManager\\Models\\LLMConversationLog::insert([]);", id="full name"),
        pytest.param("", "DB::table('llm_manager_conversation_logs')->where('id', 1)->delete();", id="query builder"),
        pytest.param("", 'DB::statement("DELETE FROM llm_manager_conversation_logs");', id="sql"),
    ],
)
def test_a_service_that_writes_makes_it_used_with_file_and_line(app: Path, imports: str, body: str) -> None:
    line = add_service(app, imports, body)
    (write,) = [each for each in references(app, LOGS) if each.is_production_use]
    assert (write.kind, write.file, write.line) == (Kind.WRITES, str(app / SERVICE), line)


def test_a_class_of_the_same_name_elsewhere_is_not_the_model(app: Path) -> None:
    add_service(app, "use Acme\\Audit\\LLMConversationLog;", "LLMConversationLog::create(['session_id' => 1]);")
    assert [each for each in references(app, LOGS) if each.is_production_use] == []


def test_a_write_through_a_relation_counts(app: Path) -> None:
    model = app / "src/Models/LLMConversationSession.php"
    relation = (
        "    public function logs()\n    {\n        return $this->hasMany(LLMConversationLog::class);\n    }\n}\n"
    )
    model.write_text(model.read_text("utf-8").rstrip().removesuffix("}") + relation, encoding="utf-8")
    line = add_service(app, "", "$session->logs()->create(['event_type' => 'started']);")
    (write,) = [each for each in references(app, LOGS) if each.is_production_use]
    assert (write.kind, write.line, write.through) == (Kind.WRITES, line, "relation LLMConversationSession.logs")


def test_usage_logs_is_written_by_the_stream_logger_and_read_by_the_dashboard() -> None:
    assert uses(SCHEMAS / "llm_manager" / "app", "llm_manager_usage_logs") == {
        (Kind.WRITES, "LLMStreamLogger.php"),
        (Kind.READS, "LLMActivityController.php"),
        (Kind.READS, "LLMModelController.php"),
        (Kind.READS, "LLMUsageStatsController.php"),
    }


@pytest.mark.parametrize(
    ("system", "table", "expected"),
    [
        ("synapscale", "usage_logs", {(Kind.WRITES, "usage_service.py"), (Kind.READS, "analytics.py")}),
        ("synapscale", "billing_events", {
            (Kind.WRITES, "usage_service.py"), (Kind.WRITES, "billing_service.py"), (Kind.READS, "billing_service.py"),
        }),
        ("synapscale", "tags", {(Kind.READS, "feedback.py")}),
        ("synapscale", "agents", set()),
        ("ai_logging", "ai_error_recovery", {(Kind.WRITES, "recovery.py"), (Kind.READS, "ai_logs.py")}),
        ("ai_logging", "ai_request_logs", {
            (Kind.WRITES, "ai_logger.py"), (Kind.WRITES, "cleanup_ai_logs.py"),
            (Kind.READS, "ai_logger.py"), (Kind.READS, "ai_logs.py"),
        }),
        ("llm_request_logs", "llm_request_logs", {(Kind.WRITES, "llm_logger.py"), (Kind.READS, "usage_report.py")}),
    ],
)  # fmt: skip
def test_python_services_are_followed_through_models(system: str, table: str, expected: set[tuple[Kind, str]]) -> None:
    assert uses(SCHEMAS / system / "app", table) == expected

"""The flaws that the systems are there to show are really in them."""

from __future__ import annotations

import re

import pytest
from sqlalchemy.exc import DataError

from schemas.llm_manager.seed import rows as llm_manager_rows
from schemas.load import load
from schemas.pricing import CHAT_MODELS
from schemas.synapscale.seed import rows as synapscale_rows
from tests.systems.sample import SCHEMAS, build_host, build_models, catalog, connected, migrate, revision_of
from toolkit.catalog.compare import compare

ON_POSTGRES = pytest.mark.dialects("postgresql")


@ON_POSTGRES
@pytest.mark.parametrize("key", ["cnv_8f14e45fceea", "0f8fad5b-d9cb-469f-a165-708677"])
def test_a_real_row_stops_the_conversion_of_synapscale(database: str, key: str) -> None:
    migrate("synapscale", database, "b6816ff0")
    with connected(database) as connection:
        connection.exec_driver_sql(
            "INSERT INTO synapscale_db.messages (conversation_id, role, content) VALUES (%s, 'user', 'hi')", (key,)
        )
    before = catalog(database)
    with pytest.raises(DataError, match="invalid input syntax for type uuid"):
        migrate("synapscale", database, "c02a345b")
    assert revision_of("synapscale", database) == "b6816ff0"
    assert compare(before, catalog(database)) == ()


@ON_POSTGRES
def test_a_real_row_stops_the_way_back_of_synapscale(database: str) -> None:
    migrate("synapscale", database, "head")
    with connected(database) as connection:
        load(connection, synapscale_rows(scale=8, seed=7))
    with pytest.raises(DataError, match="value too long for type character varying"):
        migrate("synapscale", database, "-1")
    assert revision_of("synapscale", database) == "d1bd1387"


@ON_POSTGRES
def test_the_chain_of_synapscale_loads_the_catalogue_of_models(database: str) -> None:
    migrate("synapscale", database, "a5f72854")
    with connected(database) as connection:
        found = connection.exec_driver_sql(
            "SELECT name, provider, cost_per_token_input, cost_per_token_output FROM synapscale_db.llms"
        )
        assert {tuple(row) for row in found} == {
            (model.name, model.provider, float(model.input_price / 10**6), float(model.output_price / 10**6))
            for model in CHAT_MODELS
        }


@pytest.mark.dialects("postgresql", "mysql", "mariadb")
def test_ai_logging_doubles_indexes_and_lets_recoveries_outlive_their_request(database: str) -> None:
    migrate("ai_logging", database, "head")
    tables = {table.ref.name: table for table in catalog(database).tables}
    assert not any(table.foreign_keys for table in tables.values())

    def indexed(table: str) -> list[str]:
        return sorted(str([part.column for part in index.parts]) for index in tables[table].indexes)

    assert "['request_id']" in indexed("ai_request_logs")
    assert "['error_pattern']" in indexed("ai_error_analysis")
    with connected(database) as connection:
        connection.exec_driver_sql(
            "INSERT INTO ai_error_recovery (request_log_id, strategy_name, was_successful) "
            "VALUES (404, 'retry', 'True')"
        )


@ON_POSTGRES
def test_without_the_policy_nobody_but_the_service_role_sees_a_request(database: str) -> None:
    build_models("llm_request_logs", database)
    with connected(database) as connection:
        connection.exec_driver_sql("GRANT SELECT ON llm_request_logs TO service_role")
        connection.exec_driver_sql("INSERT INTO llm_request_logs (request_type, model) VALUES ('chat', 'm')")
        seen = {}
        for role in ("service_role", "pg_read_all_data"):
            connection.exec_driver_sql(f"SET LOCAL ROLE {role}")
            seen[role] = connection.exec_driver_sql("SELECT count(*) FROM llm_request_logs").scalar()
            connection.exec_driver_sql("RESET ROLE")
    assert seen == {"service_role": 1, "pg_read_all_data": 0}


@pytest.mark.dialects("postgresql", "mysql", "mariadb")
def test_conversation_logs_repeats_messages_in_another_unit_and_usage_logs_in_part(database: str) -> None:
    build_host("llm_manager", database)
    migrate("llm_manager", database, "head")
    with connected(database) as connection:
        load(connection, llm_manager_rows(scale=800, seed=7))

        def count(condition: str) -> int:
            query = (
                "SELECT count(*) FROM llm_manager_conversation_logs cl "
                f"JOIN llm_manager_conversation_sessions cs ON cs.id = cl.session_id WHERE {condition}"
            )
            return connection.exec_driver_sql(query).scalar()

        responses = count("cl.event_type = 'response_received'")
        in_messages = count(
            "cl.event_type = 'response_received' AND EXISTS (SELECT 1 FROM llm_manager_conversation_messages m "
            "WHERE m.session_id = cl.session_id AND m.tokens = cl.tokens_used "
            "AND m.response_time * 1000 = cl.execution_time_ms)"
        )
        in_usage_logs = count(
            "EXISTS (SELECT 1 FROM llm_manager_usage_logs ul WHERE ul.executed_at = cl.created_at "
            "AND ul.llm_configuration_id = cs.llm_configuration_id)"
        )
        assert in_messages == responses > 0
        assert 0 < in_usage_logs < count("1 = 1")
        assert count("cs.extension_slug <> 'llm-manager' OR cs.extension_slug IS NULL") == 0


def test_the_code_names_the_class_of_conversation_logs_in_the_demo_seeder_only() -> None:
    app = SCHEMAS / "llm_manager" / "app"
    mentions = {
        path.relative_to(app).as_posix(): len(found)
        for path in app.rglob("*.php")
        if (found := re.findall(r"\bLLMConversationLog\b", path.read_text()))
    }
    assert mentions == {
        "src/Models/LLMConversationLog.php": 1,
        "database/seeders/DemoConversationsSeeder.php": 4,
    }


def test_every_other_table_of_llm_manager_is_used_by_a_controller_or_a_service() -> None:
    app = SCHEMAS / "llm_manager" / "app" / "src"
    used = "".join(path.read_text() for folder in ("Http", "Services") for path in (app / folder).rglob("*.php"))
    models = {path.stem for path in (app / "Models").glob("*.php")}
    assert {model for model in models if not re.search(rf"\b{model}::", used)} == {"LLMConversationLog"}

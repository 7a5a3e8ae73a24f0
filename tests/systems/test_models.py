"""Chain, plain SQL and models of a system give the same catalog."""

from __future__ import annotations

import pytest

from tests.systems.sample import MIGRATIONS, build_models, catalog
from toolkit.catalog.build import build
from toolkit.catalog.compare import compare
from toolkit.catalog.sources import parse_source

ON_POSTGRES = pytest.mark.dialects("postgresql")


def differences(server, url: str, system: str):
    """What differs between a system's chain and its models."""
    build(parse_source(str(MIGRATIONS / system)), url)
    with server.database() as other:
        build_models(system, other)
        return compare(catalog(url), catalog(other))


@pytest.mark.dialects("mysql", "mariadb")
def test_the_models_of_llm_manager_are_its_chain(server, database: str) -> None:
    assert differences(server, database, "llm_manager") == ()


@ON_POSTGRES
def test_on_postgres_only_columns_that_were_added_later_stand_elsewhere(server, database: str) -> None:
    """Postgres adds a column at the end; the models have it where MySQL put it."""
    found = differences(server, database, "llm_manager")
    assert {difference.aspect for difference in found} == {"position"}
    assert {difference.part.removeprefix("column ") for difference in found} == {
        *("currency", "cost_original"),
        "is_global",
        *("extension_slug", "tool_type", "parameters_schema", "implementation", "metadata"),
    }


@pytest.mark.dialects("postgresql", "mysql", "mariadb")
def test_revision_plain_sql_and_models_of_ai_logging_are_one(server, database: str) -> None:
    assert differences(server, database, "ai_logging") == ()
    family = "postgresql" if server.dialect == "postgresql" else "mysql"
    with server.database() as other:
        build(parse_source(str(MIGRATIONS / "ai_logging" / "sql" / family)), other)
        assert compare(catalog(database), catalog(other)) == ()


@ON_POSTGRES
@pytest.mark.parametrize("system", ["synapscale", "llm_request_logs"])
def test_the_models_are_the_chain(server, database: str, system: str) -> None:
    assert differences(server, database, system) == ()


@ON_POSTGRES
def test_the_estate_holds_the_four_systems_side_by_side(server, database: str) -> None:
    found = differences(server, database, "unified_usage")
    assert {difference.aspect for difference in found} == {"position"}

    names = {(table.ref.schema, table.ref.name) for table in catalog(database).tables}
    assert {
        ("public", "users"),
        ("synapscale_db", "users"),
        ("public", "llm_manager_usage_logs"),
        ("synapscale_db", "usage_logs"),
        ("public", "ai_request_logs"),
        ("public", "llm_request_logs"),
    } <= names

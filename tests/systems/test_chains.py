"""The chains run forward, back and forward again, on every engine that their system runs on."""

from __future__ import annotations

from itertools import pairwise

import pytest
from alembic import command

from tests.systems.sample import (
    MIGRATIONS,
    build_host,
    catalog,
    chain_config,
    connected,
    migrate,
    revision_of,
)
from toolkit.catalog.compare import compare
from toolkit.dialects.statements import split

pytestmark = pytest.mark.dialects("postgresql", "mysql", "mariadb")

ON_POSTGRES = pytest.mark.dialects("postgresql")


def goes_forward_back_and_forward(system: str, url: str) -> None:
    empty = catalog(url)
    migrate(system, url, "head")
    first = catalog(url)
    assert len(first.tables) > len(empty.tables)

    migrate(system, url, "base")
    assert compare(empty, catalog(url)) == ()

    migrate(system, url, "head")
    assert compare(first, catalog(url)) == ()


def test_llm_manager_leaves_nothing_behind_on_its_way_back(database: str) -> None:
    build_host("llm_manager", database)
    goes_forward_back_and_forward("llm_manager", database)


def test_ai_logging_leaves_nothing_behind_on_its_way_back(database: str) -> None:
    goes_forward_back_and_forward("ai_logging", database)


@ON_POSTGRES
def test_synapscale_leaves_nothing_behind_on_its_way_back(database: str) -> None:
    goes_forward_back_and_forward("synapscale", database)


@ON_POSTGRES
def test_synapscale_keeps_a_schema_that_holds_what_is_not_its_own(database: str) -> None:
    with connected(database) as connection:
        connection.exec_driver_sql("CREATE SCHEMA synapscale_db")
        connection.exec_driver_sql("CREATE TABLE synapscale_db.invoices (id int PRIMARY KEY)")
    goes_forward_back_and_forward("synapscale", database)


@ON_POSTGRES
def test_llm_request_logs_leaves_nothing_behind_on_its_way_back(database: str) -> None:
    build_host("llm_request_logs", database)
    empty = catalog(database)
    for _ in range(2):
        for direction, tables in (("up", 1), ("down", 0)):
            (script,) = (MIGRATIONS / "llm_request_logs").glob(f"*.{direction}.sql")
            with connected(database) as connection:
                for statement in split(script.read_text(), "postgresql"):
                    connection.exec_driver_sql(statement.text)
            assert len(catalog(database).tables) == tables
    assert compare(empty, catalog(database)) == ()


def test_each_of_the_eighteen_revisions_leads_back_to_where_it_began(database: str) -> None:
    build_host("llm_manager", database)
    stages = [catalog(database)]
    for _ in range(18):
        migrate("llm_manager", database, "+1")
        stages.append(catalog(database))
    assert revision_of("llm_manager", database) == "2025_11_21_235900"
    assert all(before != after for before, after in pairwise(stages))

    for stage in reversed(stages[:-1]):
        migrate("llm_manager", database, "-1")
        assert compare(stage, catalog(database)) == ()


@ON_POSTGRES
@pytest.mark.parametrize("system", ["llm_manager", "synapscale", "ai_logging"])
def test_the_sql_of_an_offline_run_builds_the_same(server, database: str, system: str) -> None:
    config = chain_config(system)
    config.set_main_option("sqlalchemy.url", "postgresql+psycopg://")
    command.upgrade(config, "head", sql=True)
    with server.database() as other:
        for url in (database, other):
            if system == "llm_manager":
                build_host(system, url)
        with connected(database) as connection:
            connection.connection.driver_connection.execute(config.output_buffer.getvalue())
        migrate(system, other, "head")
        assert compare(catalog(other), catalog(database)) == ()
    assert revision_of(system, database) is not None


def test_prompt_templates_of_no_extension_become_global(database: str) -> None:
    build_host("llm_manager", database)
    migrate("llm_manager", database, "2025_11_18_071800")
    with connected(database) as connection:
        connection.exec_driver_sql(
            "INSERT INTO llm_manager_prompt_templates (name, extension_slug, template) "
            "VALUES ('ours', NULL, ''), ('theirs', 'tickets', ''), ('nameless', '', '')"
        )
    migrate("llm_manager", database, "+1")
    with connected(database) as connection:
        rows = connection.exec_driver_sql("SELECT name, is_global FROM llm_manager_prompt_templates")
        is_global = {name: bool(flag) for name, flag in rows}
    assert is_global == {"ours": True, "theirs": False, "nameless": False}


def test_the_provider_openrouter_is_not_taken_away_from_a_row_that_names_it(database: str) -> None:
    build_host("llm_manager", database)
    migrate("llm_manager", database, "head")
    with connected(database) as connection:
        connection.exec_driver_sql(
            "INSERT INTO llm_manager_configurations (name, slug, provider, model) VALUES ('a', 'a', 'openrouter', 'm')"
        )
    before = catalog(database)
    with pytest.raises(Exception, match=r"openrouter|truncated"):
        migrate("llm_manager", database, "-1")
    assert compare(before, catalog(database)) == ()
    assert revision_of("llm_manager", database) == "2025_11_21_235900"

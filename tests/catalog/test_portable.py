"""Across engines, what both can say is compared, and nothing else."""

from __future__ import annotations

import pytest

from tests.systems.sample import build_models, catalog, connected
from toolkit.catalog.compare import compare
from toolkit.catalog.portable import portable


@pytest.mark.dialects("mysql", "mariadb")
def test_the_models_of_llm_manager_say_the_same_on_mysql_and_postgres(database: str, postgres_url: str) -> None:
    build_models("llm_manager", database)
    build_models("llm_manager", postgres_url)
    found = compare(portable(catalog(database)), portable(catalog(postgres_url)))
    assert [(item.subject, item.aspect, item.left, item.right) for item in found] == []


@pytest.mark.dialects("mysql", "mariadb")
@pytest.mark.parametrize(
    ("there", "here", "says"),
    [
        ("a int", "a varchar(10)", "type"),
        ("a varchar(20)", "a varchar(10)", "type"),
        ("a decimal(10,2)", "a decimal(12,2)", "type"),
        ("a int not null", "a int", "nullable"),
        ("a int, primary key (a)", "a int not null", ""),
        ("a int, b int, key ix (a, b)", "a int, b int", ""),
    ],
)
def test_a_difference_in_meaning_is_found_across_engines(
    database: str, postgres_url: str, there: str, here: str, says: str
) -> None:
    for url, columns in ((database, there), (postgres_url, here)):
        with connected(url) as connection:
            connection.exec_driver_sql(f"CREATE TABLE t ({columns})")
    (found,) = compare(portable(catalog(database)), portable(catalog(postgres_url)))
    assert found.owner == "table t"
    assert found.aspect == says

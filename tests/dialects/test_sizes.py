"""Sizes are those of what a table takes, before the server has looked at all of it."""

from __future__ import annotations

import pytest
from sqlalchemy import make_url

from tests.findings.test_traps import run
from tests.systems.sample import connected
from toolkit.catalog.read import read_catalog


@pytest.mark.dialects("postgresql")
@pytest.mark.parametrize("superuser", [True, False])
def test_what_postgres_keeps_out_of_line_counts_before_it_is_vacuumed(database: str, superuser: bool) -> None:
    role = f"r{abs(hash(database)) % 10**8}"
    run(
        database,
        "CREATE TABLE letters (id int PRIMARY KEY, body text)",
        "ALTER TABLE letters ALTER body SET STORAGE EXTERNAL",
        "INSERT INTO letters SELECT i, repeat('x', 20000) FROM generate_series(1, 200) i",
        "ANALYZE letters",
        f"CREATE ROLE {role} LOGIN PASSWORD 'few rights'",
    )
    poor = make_url(database).set(username=role, password="few rights").render_as_string(hide_password=False)
    try:
        (letters,) = read_catalog(database if superuser else poor).tables
    finally:
        run(database, f"DROP ROLE {role}")
    with connected(database) as connection:
        held = connection.exec_driver_sql("SELECT pg_table_size('letters')").scalar_one()
    assert held > 4_000_000
    assert 0.9 * held < (letters.size.table_bytes or 0) <= held

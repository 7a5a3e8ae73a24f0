"""Readers that hide: from the statements, behind what looks like a backup, behind what a server did not keep."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.findings.test_code_and_statements import counted, evidence, judged
from tests.findings.test_traps import rows, run, table, uses
from tests.systems.sample import connected
from toolkit.findings.audit import audit_database
from toolkit.findings.inputs import Depth, Inputs
from toolkit.model.evidence import Measure
from toolkit.model.finding import Use
from toolkit.model.names import Ref

if TYPE_CHECKING:
    import psycopg

    from toolkit.engines import Server

NOBODY = {Use.UNTOUCHED, Use.BACKUPS_AND_CONSTRAINTS, Use.WRITTEN_NEVER_READ}
PUTS_TOGETHER = {
    "postgresql": "CREATE FUNCTION latest(name text) RETURNS bigint LANGUAGE plpgsql AS $$ DECLARE n bigint;"
    " BEGIN EXECUTE format('SELECT count(note) FROM %I', name) INTO n; RETURN n; END $$",
    "mysql": "CREATE PROCEDURE latest(name varchar(64)) BEGIN SET @text = CONCAT('SELECT note FROM ', name);"
    " PREPARE made FROM @text; EXECUTE made; DEALLOCATE PREPARE made; END",
}
WIDE = [f"a_column_of_many_{number}" for number in range(60)]


def statement_reads(url: str) -> dict[str, int | None]:
    found = audit_database(url).evidence
    return {item.subject.name: item.value for item in found if item.measure is Measure.STATEMENT_READS}


@pytest.mark.dialects("postgresql")
def test_tables_that_are_read_as_often_as_each_other_are_not_read_by_backups(database: str) -> None:
    names = ("countries", "currencies", "units", "rates")
    run(database, *(table(name) for name in names), *(rows(name) for name in names), "SELECT pg_stat_reset()")
    run(database, *[f"SELECT * FROM {name}" for name in names] * 20)
    assert NOBODY.isdisjoint(uses(database).values())


@pytest.mark.dialects("postgresql")
def test_a_table_that_was_built_before_is_not_read_by_its_building(database: str) -> None:
    run(database, table("yearly"), rows("yearly", 20), "SELECT pg_stat_reset()", "SELECT * FROM yearly")
    assert NOBODY.isdisjoint(uses(database).values())


@pytest.mark.dialects("postgresql")
@pytest.mark.parametrize(
    "export", ["COPY (SELECT note FROM shown WHERE id > 3) TO STDOUT", "COPY shown TO STDOUT WITH (FORMAT csv, HEADER)"]
)
def test_an_export_is_a_reader(remembering: str, export: str) -> None:
    run(remembering, table("shown"), table("quiet"), rows("shown"))
    with connected(remembering) as connection:
        driver: psycopg.Connection = connection.connection.driver_connection
        with driver.cursor() as cursor, cursor.copy(export.encode()) as copy:
            list(copy)
    assert statement_reads(remembering) == {"shown": 1, "quiet": 0}


@pytest.mark.dialects("postgresql")
def test_what_is_prepared_by_name_counts_as_often_as_it_runs(remembering: str) -> None:
    run(remembering, table("shown"), table("quiet"), rows("shown"))
    run(remembering, "PREPARE p AS SELECT * FROM shown WHERE id > 3", "EXECUTE p", "EXECUTE p")
    read = statement_reads(remembering)
    assert read["shown"]
    assert read["quiet"] == 0


@pytest.mark.dialects("mysql")
@pytest.mark.parametrize(
    "reading",
    [
        ["SELECT SQL_NO_CACHE note FROM shown WHERE id = 1"],
        ["HANDLER shown OPEN", "HANDLER shown READ FIRST", "HANDLER shown CLOSE"],
    ],
    ids=["with a hint", "by a handler"],
)
def test_what_no_dump_sends_is_a_reader(remembering: str, reading: list[str]) -> None:
    run(remembering, table("shown"), table("quiet"), rows("shown"), *reading)
    read = statement_reads(remembering)
    assert read["shown"]
    assert read["quiet"] == 0


@pytest.mark.dialects("postgresql", "mysql")
def test_where_texts_are_put_together_the_statements_prove_no_disuse(server: Server, remembering: str) -> None:
    run(remembering, table("shown"), rows("shown"), PUTS_TOGETHER[server.dialect].replace("%", "%%"))
    assert statement_reads(remembering)["shown"] == 0
    run(remembering, "SELECT latest('shown')" if server.dialect == "postgresql" else "CALL latest('shown')")
    assert statement_reads(remembering)["shown"] is None


@pytest.mark.dialects("mysql")
def test_where_a_server_kept_the_beginning_of_a_statement_the_statements_prove_no_disuse(remembering: str) -> None:
    run(remembering, f"CREATE TABLE wide ({', '.join(f'{name} int' for name in WIDE)})", table("quiet"))
    run(remembering, f"INSERT INTO wide ({', '.join(WIDE)}) VALUES ({', '.join('1' for _ in WIDE)})")
    run(remembering, f"SELECT {', '.join(f'w.{name} AS {name}_0' for name in WIDE)} FROM wide w")
    assert statement_reads(remembering) == {"wide": None, "quiet": None}


@pytest.mark.parametrize(("written", "found"), [(0, 0), (5, 1)])
def test_rows_that_no_statement_reads_were_read_by_writers_where_there_are_writers(written: int, found: int) -> None:
    ref = Ref(name="t")
    said = {
        **counted(read=80, written=written),
        Measure.DEPENDENTS: 0,
        Measure.STATEMENT_READS: 0,
        Measure.STATEMENT_WRITES: written,
    }
    about = tuple(evidence(ref, measure, value) for measure, value in said.items())
    assert len(judged(ref, about, 9)) == found


def test_an_audit_is_no_reader_to_the_next_one(remembering: str) -> None:
    run(remembering, table("shown"), table("shown_too"), table("hollow"), rows("shown"), rows("shown_too"))
    audit_database(remembering, inputs=Inputs(depth=Depth.DEEP))
    assert statement_reads(remembering) == {"shown": 0, "shown_too": 0, "hollow": 0}

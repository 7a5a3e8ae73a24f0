"""A certificate holds for a right plan on every engine, and fails for a wrong one, saying where."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from tests.systems.sample import MIGRATIONS
from toolkit.catalog.build import build
from toolkit.catalog.read import read_catalog
from toolkit.catalog.sources import SqlScripts, parse_source
from toolkit.model.operation import RetireTable
from toolkit.plan.decide import find_table, make_plan
from toolkit.verify.prove import prove

if TYPE_CHECKING:
    from pathlib import Path

    from toolkit.engines import Server
    from toolkit.model.plan import Plan
    from toolkit.verify.proof import EngineCertificate

HOSTILE = """
CREATE TABLE parents (
  id bigint PRIMARY KEY, name varchar(40) NOT NULL UNIQUE, kind varchar(10) CHECK (kind IN ('a', 'b''c'))
);
CREATE TABLE {q}Order Log{q} (
  a int NOT NULL, b varchar(20) NOT NULL, {q}select{q} text, {q}100%{q} decimal(12,4), parent bigint,
  PRIMARY KEY (a, b),
  CONSTRAINT {q}to parent{q} FOREIGN KEY (parent) REFERENCES parents (id) ON DELETE CASCADE
);
CREATE TABLE keyless (x int, y date, z double precision);
CREATE TABLE tree (id int PRIMARY KEY, up int, FOREIGN KEY (up) REFERENCES tree (id));
"""


def hostile(server: Server, folder: Path) -> SqlScripts:
    quote = '"' if server.dialect == "postgresql" else "`"
    path = folder / "1_hostile.sql"
    path.write_text(HOSTILE.format(q=quote), encoding="utf-8")
    return SqlScripts(path=path, files=(path,))


def plan_on(url: str, name: str) -> Plan:
    catalog = read_catalog(url)
    return make_plan(catalog, [(RetireTable(table=find_table(name, catalog), on=date(2026, 11, 21)), "")])


def failures(certificate: EngineCertificate) -> dict[str, str]:
    return {proof.name: proof.detail for proof in certificate.proofs if not proof.holds}


def test_retiring_the_conversation_logs_is_proved_forward_and_back(server: Server, llm_manager: str) -> None:
    plan = plan_on(llm_manager, "llm_manager_conversation_logs")
    certificate = prove(plan, parse_source(str(MIGRATIONS / "llm_manager")), server, rows=12)
    assert failures(certificate) == {}
    assert not certificate.replanned
    assert certificate.rows >= 12 * certificate.tables


@pytest.mark.parametrize("table", ["Order Log", "keyless"])
def test_odd_names_odd_keys_and_circles_are_proved_too(
    server: Server, database: str, tmp_path: Path, table: str
) -> None:
    source = hostile(server, tmp_path)
    build(source, database)
    plan = plan_on(database, table)
    certificate = prove(plan, source, server, rows=9)
    assert failures(certificate) == {}


def test_a_plan_that_loses_a_row_or_does_not_come_back_is_caught(server: Server, database: str, tmp_path: Path) -> None:
    source = hostile(server, tmp_path)
    build(source, database)
    plan = plan_on(database, "keyless")
    label = plan.steps[0]
    lossy = replace(plan, steps=(replace(label, statements=("DELETE FROM keyless WHERE x = 0",)), *plan.steps[1:]))
    assert "had 9 rows" in failures(prove(lossy, source, server, rows=9))["every row is still there"]

    changed = replace(plan, steps=(replace(label, statements=("UPDATE keyless SET y = NULL",)), *plan.steps[1:]))
    assert "a row of" in failures(prove(changed, source, server, rows=9))["every row is still there"]

    one_way = replace(plan, steps=(replace(label, reverse=()), *plan.steps[1:]))
    assert "comment" in failures(prove(one_way, source, server, rows=9))["back: the schema is as it was"]

    broken = replace(plan, steps=(*plan.steps, replace(label, statements=("DROP TABLE nobody",))))
    assert "Line" in failures(prove(broken, source, server, rows=9))["every statement runs"]


@pytest.mark.dialects("postgresql")
def test_what_cannot_be_read_cannot_be_proved_to_come_back(server: Server, database: str, tmp_path: Path) -> None:
    path = tmp_path / "1_rule.sql"
    path.write_text(
        "CREATE TABLE old (id int PRIMARY KEY);\nCREATE RULE quiet AS ON UPDATE TO old DO INSTEAD NOTHING;\n",
        encoding="utf-8",
    )
    source = SqlScripts(path=path, files=(path,))
    build(source, database)
    failed = failures(prove(plan_on(database, "old"), source, server, rows=3))
    assert "could not be read to compare it" in failed["back: the schema is as it was"]


def test_a_plan_for_another_engine_is_planned_anew(server: Server, llm_manager: str) -> None:
    plan = replace(plan_on(llm_manager, "llm_manager_conversation_logs"), base_fingerprint="of another engine")
    certificate = prove(plan, parse_source(str(MIGRATIONS / "llm_manager")), server, rows=0)
    assert certificate.replanned
    assert failures(certificate) == {}

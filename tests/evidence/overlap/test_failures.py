"""A table or a pair that cannot be compared costs one sentence, and nothing that was found elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.evidence.overlap.test_overlap import USAGE, requests
from tests.findings.test_traps import run
from tests.systems.sample import connected
from toolkit.catalog.read import Scope, read_open
from toolkit.dialects.connect import open_session
from toolkit.dialects.session import Limits, Session
from toolkit.evidence import overlap as overlap_module
from toolkit.evidence.overlap import Overlaps, find_overlaps
from toolkit.evidence.overlap import exact as exact_module
from toolkit.findings.audit import audit_database
from toolkit.findings.inputs import Depth, Inputs
from toolkit.model.overlap import Overlap, Relation

if TYPE_CHECKING:
    from toolkit.dialects.session import Row

NAMES = ("calls_a", "calls_b", "calls_c", "calls_d")


@pytest.fixture
def copies(database: str) -> str:
    """Four tables that say the same."""
    for name in NAMES:
        run(database, f"CREATE TABLE {name} ({USAGE})", requests(name, range(1, 81)))
    return database


def by_names(found: Overlaps) -> dict[tuple[str, str], Overlap]:
    return {(overlap.left.name, overlap.right.name): overlap for overlap in found.found}


def test_a_locked_table_is_waited_for_once_and_has_one_sentence(copies: str, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    rows = Session.rows

    def noted(self: Session, sql: str, params: Any = None) -> list[Row]:
        asked.append(sql)
        return rows(self, sql, params)

    lock = (
        "LOCK TABLE calls_b IN ACCESS EXCLUSIVE MODE" if copies.startswith("postgres") else "LOCK TABLES calls_b WRITE"
    )
    with open_session(copies, limits=Limits(lock=1)) as session:
        catalog = read_open(session, Scope())
        with connected(copies) as other:
            other.exec_driver_sql(lock)
            monkeypatch.setattr(Session, "rows", noted)
            found = find_overlaps(session, catalog)
            other.rollback()
    assert len([sql for sql in asked if "calls_b" in sql]) == 1
    (remark,) = found.remarks
    assert "calls_b were not read" in remark
    assert "Another session holds a lock" in remark
    overlaps = by_names(found)
    assert overlaps["calls_a", "calls_c"].relation is Relation.DUPLICATE
    assert overlaps["calls_a", "calls_b"].because.endswith("no rows were compared")


@pytest.mark.dialects("postgresql")
def test_rows_on_another_server_are_not_read(database: str) -> None:
    for name in NAMES[:2]:
        run(database, f"CREATE TABLE {name} ({USAGE})", requests(name, range(1, 81)))
    run(
        database,
        # Without a handler, whoever reads the table fails.
        "CREATE FOREIGN DATA WRAPPER nowhere",
        "CREATE SERVER far FOREIGN DATA WRAPPER nowhere",
        f"CREATE FOREIGN TABLE calls_c ({USAGE.replace(' PRIMARY KEY', '')}) SERVER far",
        f"CREATE TABLE calls_d ({USAGE.replace(' PRIMARY KEY', '')}) PARTITION BY RANGE (id)",
        "CREATE FOREIGN TABLE calls_d1 PARTITION OF calls_d FOR VALUES FROM (0) TO (9) SERVER far",
    )
    audit = audit_database(database, inputs=Inputs(depth=Depth.DEEP))
    for name in ("calls_c", "calls_d"):
        assert f"the rows of public.{name} were not read: they stand on another server" in audit.remarks
    assert not any("refused" in remark and "nowhere" in remark for remark in audit.remarks)
    relations = {(each.left.name, each.right.name): each.relation for each in audit.overlaps}
    assert relations["calls_a", "calls_b"] is Relation.DUPLICATE
    assert relations["calls_a", "calls_c"] is Relation.ALIKE


@pytest.mark.dialects("sqlite")
@pytest.mark.parametrize(("module", "name"), [(overlap_module, "_by_anchor"), (exact_module, "_count")])
def test_a_defect_in_one_pair_is_told_and_loses_no_other(
    copies: str, monkeypatch: pytest.MonkeyPatch, module: Any, name: str
) -> None:
    real = getattr(module, name)

    def failing(*given: Any) -> Any:
        if all(table in str(given) for table in ("calls_a", "calls_b")) and "calls_c" not in str(given):
            raise KeyError("account_id")
        return real(*given)

    run(copies, *(f"ALTER TABLE {table} ADD flag boolean DEFAULT true" for table in NAMES))
    monkeypatch.setattr(module, name, failing)
    audit = audit_database(copies, inputs=Inputs(depth=Depth.DEEP))
    (remark,) = (remark for remark in audit.remarks if "KeyError: 'account_id'" in remark)
    assert remark.startswith("calls_a and calls_b could not be compared")
    assert len(audit.overlaps) == 6
    assert [each.relation for each in audit.overlaps].count(Relation.DUPLICATE) == 5

"""The text report says of every table what is known of it, and of none what is not so."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tests.report.estates import audit, finding, reads, ref, table
from toolkit.findings.estate import Estate
from toolkit.model.evidence import Measure
from toolkit.model.reference import Kind, Reference, Role
from toolkit.report.audit_report import as_text

if TYPE_CHECKING:
    from toolkit.findings.audit import Audit


def use(name: str, role: Role = Role.PRODUCTION) -> Reference:
    return Reference(table=ref(name), file="src/a.py", line=3, kind=Kind.READS, role=role, through="SQL")


def lines(one: Audit) -> list[str]:
    return as_text(Estate(audits=(one,))).splitlines()


def mixed() -> Audit:
    tables = [table(name) for name in ("read", "coded", "tested", "empty", "dead")]
    one = audit(tables, [finding("dead")])
    return replace(
        one, evidence=(reads("read", 1_234),), references=(use("read"), use("coded"), use("tested", Role.TEST))
    )


def test_tables_without_a_finding_are_told_by_who_uses_them() -> None:
    said = lines(mixed())
    assert "1 table in use, with the rows read: public.read (1,234)" in said
    assert "1 table in use by the code, though no row was read since: public.coded" in said
    assert "Empty and untouched, or not counted: public.empty, public.tested" in said


def test_a_table_that_statements_name_is_not_called_untouched() -> None:
    asked_for = replace(reads("empty", 2), measure=Measure.LOG_READS)
    one = mixed()
    said = lines(replace(one, evidence=(*one.evidence, asked_for)))
    assert "1 table that remembered or logged statements name: public.empty" in said
    assert "Empty and untouched, or not counted: public.tested" in said


def test_without_counters_the_code_alone_says_who_uses_a_table() -> None:
    said = lines(replace(mixed(), unavailable="SQLite counts nothing", evidence=()))
    assert "2 tables in use by the code: public.coded, public.read" in said
    assert not any(line.startswith("Empty") for line in said)


def test_what_is_too_much_to_read_is_counted() -> None:
    one = audit([table(f"t{number}") for number in range(10, 35)])
    said = " ".join(line.strip() for line in lines(replace(one, evidence=())))
    assert "public.t29 and 5 more; --format json has them all" in said

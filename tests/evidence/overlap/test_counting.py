"""All rows are counted whatever their columns are: no range, sign or collation of a type ends it."""

from __future__ import annotations

import pytest

from tests.findings.test_traps import run
from toolkit.findings.audit import audit_database
from toolkit.findings.inputs import Depth, Inputs
from toolkit.model.overlap import Overlap, Relation
from toolkit.report.overlap_report import overlap_lines

# More than a sample holds.
ROWS = range(1, 601)


def counted(url: str) -> Overlap:
    """The only overlap, of which all rows were counted."""
    audit = audit_database(url, inputs=Inputs(depth=Depth.DEEP))
    assert audit.remarks == ()
    (found,) = audit.overlaps
    assert found.whole
    return found


def filled(url: str, name: str, columns: str, row: str) -> None:
    values = ", ".join(row.format(i=i, n=i * 7919 % 977 + 1, half=i % 2) for i in ROWS)
    run(url, f"CREATE TABLE {name} (id int PRIMARY KEY, {columns})", f"INSERT INTO {name} VALUES {values}")


@pytest.mark.parametrize("integers", ["int", "bigint"])
def test_a_unit_takes_no_integer_out_of_its_range(database: str, integers: str) -> None:
    unsigned = " unsigned" if database.startswith(("mysql", "mariadb")) else ""
    kind = f"{integers}{unsigned}"
    filled(database, "runs", f"request_id varchar(40), duration {kind}", "({i}, 'r{n}-{i}', {n}001)")
    filled(database, "run_log", f"request_id varchar(40), duration_ms {kind}", "({i}, 'r{n}-{i}', {n}001000)")
    # Too large for the type in another unit, and on the other side of zero when it is taken away.
    run(database, "UPDATE runs SET duration = 4000000 WHERE id = 7", "UPDATE run_log SET duration_ms = 1 WHERE id = 9")
    found = counted(database)
    (match,) = (match for match in found.columns if "1,000" in match.how)
    assert (match.compared, match.matched) == (len(ROWS), len(ROWS) - 2)


@pytest.mark.dialects("mysql", "mariadb", "postgresql")
@pytest.mark.parametrize("text", ["varchar(40)", "text"])
def test_texts_of_different_collations_are_compared_and_differ_where_letters_do(database: str, text: str) -> None:
    mysql = not database.startswith("postgres")
    one, other = ("utf8mb4_unicode_ci", "utf8mb4_general_ci") if mysql else ('"C"', '"POSIX"')
    for name, collation in (("calls", one), ("calls_old", other)):
        columns = f"request_id varchar(40) COLLATE {collation} NOT NULL UNIQUE, said {text} COLLATE {collation}"
        filled(
            database,
            name,
            f"{columns}, tokens int",
            "({i}, 'r{n}-{i}', 'caf\N{LATIN SMALL LETTER E WITH ACUTE} {n}', {n})",
        )
    assert counted(database).relation is Relation.DUPLICATE
    run(
        database,
        "UPDATE calls_old SET said = 'cafe 1' WHERE id = 7",
        "UPDATE calls SET said = 'caf\N{LATIN SMALL LETTER E WITH ACUTE} 1' WHERE id = 7",
    )
    assert {match.left: match.matched for match in counted(database).columns}["said"] == len(ROWS) - 1


OTHERS = {
    "postgresql": {
        "bit(4)": "B'01{half}1'",
        "time": "'2{half}:30:00'",
        "interval": "'{half} days'",
        "int[]": "'{{1,{half}}}'",
        "point": "'(1,{half})'",
        "inet": "'10.0.0.{half}'",
        "xml": "'<a>{half}</a>'",
        "int4range": "'[1,2{half})'",
        "money": "12.5{half}",
    },
    "mysql": {
        "set('a','b')": "'a,{half}'",
        "bit(4)": "b'01{half}1'",
        "year": "202{half}",
        "time": "'-2{half}:30:00'",
        "point": "ST_GeomFromText('POINT(1 {half})')",
        "json": "'{{\"n\": {half}}}'",
    },
}
OTHERS["mariadb"] = OTHERS["mysql"]


def test_columns_of_any_type_are_compared(database: str) -> None:
    others = OTHERS[database.partition(":")[0].partition("+")[0]]
    names = [f"c{at} {kind}" for at, kind in enumerate(others)]
    row = f"({{i}}, 'r{{n}}-{{i}}', {{n}}, {', '.join(others.values())})"
    for name in ("orders", "sales"):
        columns = f"request_id varchar(40), tokens int, {', '.join(names)}"
        filled_with = ["SET SESSION sql_mode = ''"] if not database.startswith("postgres") else []
        run(database, *filled_with)
        filled(database, name, columns, row.replace("'a,{half}'", "'a'"))
    found = counted(database)
    assert (found.relation, found.left_only) == (Relation.DUPLICATE, ())


def test_what_cannot_be_compared_is_said_to_be_so(database: str) -> None:
    shared = "request_id varchar(40), tokens int"
    filled(
        database,
        "orders",
        f"{shared}, active boolean, only_here int, also_here int",
        "({i}, 'r{n}-{i}', {n}, true, {i}, 1)",
    )
    filled(
        database,
        "orders_old",
        f"{shared}, active varchar(5), note int, more int, size int",
        "({i}, 'r{n}-{i}', {n}, 'y', 1, 2, 3)",
    )
    found = counted(database)
    assert found.left.name == "orders"
    assert found.not_compared == ("active",)
    assert list(overlap_lines(found))[-2:] == [
        f"  only in {found.left}: only_here, also_here",
        "  not compared: active",
    ]

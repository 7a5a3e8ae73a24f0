"""Who names a view or calls a routine uses the tables behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.findings.test_traps import rows, run, table
from toolkit.catalog.read import read_catalog
from toolkit.evidence.code import scan_code
from toolkit.evidence.code.behind import tables_behind
from toolkit.evidence.tables_in_statements import TablesInStatements
from toolkit.model.names import Ref
from toolkit.model.reference import Behind, Kind

if TYPE_CHECKING:
    from pathlib import Path

COUNTED, MOVES = Ref(name="counted"), Ref(name="stock_moves")
BEHIND = {
    Ref(name="stock_levels"): (Behind(table=MOVES),),
    Ref(name="reorder"): (Behind(table=COUNTED, kind=Kind.READS), Behind(table=MOVES, kind=Kind.WRITES)),
}
SHARED = (
    "CREATE VIEW front AS SELECT note FROM counted",
    "CREATE VIEW farther AS SELECT note FROM front",
)
POSTGRES = (
    "CREATE FUNCTION total() RETURNS bigint LANGUAGE sql AS 'SELECT count(*) FROM farther'",
    "CREATE PROCEDURE refresh() LANGUAGE sql AS 'DELETE FROM kept; INSERT INTO kept SELECT * FROM counted'",
    "CREATE FUNCTION touched() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN DELETE FROM kept; RETURN NULL; END $$",
)
MYSQL = (
    "CREATE FUNCTION total() RETURNS bigint READS SQL DATA RETURN (SELECT count(*) FROM farther)",
    "CREATE PROCEDURE refresh() BEGIN DELETE FROM kept; INSERT INTO kept SELECT * FROM counted; END",
)


def through(folder: Path, name: str, text: str) -> set[tuple[str, Kind, str]]:
    (folder / name).write_text(text, encoding="utf-8")
    scan = scan_code([folder], [COUNTED, MOVES], behind=BEHIND)
    return {(each.table.name, each.kind, each.through) for each in scan.references}


CALLED = {("counted", Kind.READS, "routine reorder"), ("stock_moves", Kind.WRITES, "routine reorder")}
SEEN = {("stock_moves", Kind.READS, "view stock_levels")}


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("jobs.rb", 'db.query("CALL reorder()").to_a\n', CALLED),
        ("jobs.php", "<?php\nDB::select('SELECT reorder(?) AS n FROM dual', [3]);\n", CALLED),
        ("jobs.py", "cursor.callproc('reorder', (3,))\n", CALLED),
        ("jobs.ts", "await supabase.rpc('reorder', { least: 3 });\n", CALLED),
        ("query.py", "session.execute(select(func.reorder(3)))\n", CALLED),
        ("nightly.sql", "CALL reorder();\n", CALLED),
        ("drop.sql", "DROP PROCEDURE reorder;\nCREATE PROCEDURE reorder() SELECT 1;\n", set()),
        ("list.py", "items.reorder(3)\nlog.info('call reorder')\nwords = ['reorder']\n", set()),
        ("levels.go", 'db.Query("SELECT * FROM stock_levels")\n', SEEN),
        ("level.php", "<?php\nclass Level extends Model { protected $table = 'stock_levels'; }\nLevel::all();\n", SEEN),
    ],
)  # fmt: skip
def test_code_that_names_a_view_or_calls_a_routine_uses_what_is_behind(
    tmp_path: Path, name: str, text: str, expected: set[tuple[str, Kind, str]]
) -> None:
    assert through(tmp_path, name, text) == expected


@pytest.mark.dialects("postgresql", "mysql", "mariadb")
def test_what_is_behind_is_found_through_views_and_routines(database: str) -> None:
    postgres = database.startswith("postgresql")
    run(database, table("counted"), table("kept"), rows("counted"), *SHARED, *(POSTGRES if postgres else MYSQL))
    catalog = read_catalog(database)
    behind = {ref.name: {(each.table.name, each.kind) for each in used} for ref, used in tables_behind(catalog).items()}
    assert behind == {
        "front": {("counted", None)},
        "farther": {("counted", None)},
        "total": {("counted", Kind.READS)},
        "refresh": {("counted", Kind.READS), ("kept", Kind.WRITES)},
    }
    finder = TablesInStatements(catalog)
    for text in ("CALL refresh()", "call `refresh` ( )"):
        assert {(ref.name, kind) for ref, kind in finder.used_by(text)} == behind["refresh"]
    assert {ref.name for ref, _ in finder.used_by("SELECT total() AS n")} == {"counted"}
    assert not finder.used_by("SELECT total FROM kept_elsewhere")

"""A script is split where its statements end, and nowhere else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.dialects.statements import split

CASES = {
    "a semicolon in a text": ("postgresql", "SELECT ';'; SELECT 2", ["SELECT ';'", "SELECT 2"]),
    "a doubled quote": ("postgresql", "SELECT 'a'';b'; SELECT 2", ["SELECT 'a'';b'", "SELECT 2"]),
    "a backslash before a quote ends the text": ("postgresql", r"SELECT '\'; SELECT 2", [r"SELECT '\'", "SELECT 2"]),
    "a backslash in an escape text": ("postgresql", r"SELECT E'\';'; SELECT 2", [r"SELECT E'\';'", "SELECT 2"]),
    "a backslash on MySQL": ("mysql", r"SELECT '\';'; SELECT 2", [r"SELECT '\';'", "SELECT 2"]),
    "a quoted name": ("postgresql", 'SELECT ";"; SELECT 2', ['SELECT ";"', "SELECT 2"]),
    "no backslash on MySQL, for a while": (
        "mysql",
        "SET sql_mode = 'NO_BACKSLASH_ESCAPES'; SELECT '\\'; /*!50003 SET sql_mode = @saved */; SELECT '\\';'",
        [
            "SET sql_mode = 'NO_BACKSLASH_ESCAPES'",
            "SELECT '\\'",
            "/*!50003 SET sql_mode = @saved */",
            "SELECT '\\';'",
        ],
    ),
    "a name in backticks": ("mysql", "SELECT `;`; SELECT 2", ["SELECT `;`", "SELECT 2"]),
    "comments": ("postgresql", "-- a; b\nSELECT 1; /* c; ' */ SELECT 2 -- ;", ["SELECT 1", "SELECT 2 -- ;"]),
    "a hash on MySQL": ("mysql", "SELECT 1; # it's; fine\nSELECT 2", ["SELECT 1", "# it's; fine\nSELECT 2"]),
    "dollar quotes": ("postgresql", "DO $$ BEGIN; END $$; SELECT 2", ["DO $$ BEGIN; END $$", "SELECT 2"]),
    "named dollar quotes": ("postgresql", "SELECT $a$ $$;$$ $a$; SELECT 2", ["SELECT $a$ $$;$$ $a$", "SELECT 2"]),
    "a parameter is no dollar quote": ("postgresql", "EXECUTE q($1); SELECT 2", ["EXECUTE q($1)", "SELECT 2"]),
    "a delimiter": (
        "mysql",
        "DELIMITER //\nCREATE PROCEDURE p() BEGIN SELECT 1; END//\nDELIMITER ;\nSELECT 2;",
        ["CREATE PROCEDURE p() BEGIN SELECT 1; END", "SELECT 2"],
    ),
    "a body in standard SQL with CASE in it": (
        "postgresql",
        "CREATE FUNCTION f() BEGIN ATOMIC SELECT CASE 1 WHEN 1 THEN CASE WHEN a THEN 3 END END; SELECT; END; SELECT 2",
        [
            "CREATE FUNCTION f() BEGIN ATOMIC SELECT CASE 1 WHEN 1 THEN CASE WHEN a THEN 3 END END; SELECT; END",
            "SELECT 2",
        ],
    ),
    "what pg_dump says to psql alone": (
        "postgresql",
        "-- A dump\n\\restrict x9Yz\n\nSELECT 1;\n\\unrestrict x9Yz\n",
        ["SELECT 1"],
    ),
    "a trigger with CASE in it": (
        "sqlite",
        "CREATE TRIGGER r AFTER DELETE ON t BEGIN UPDATE t SET a = CASE WHEN 1 THEN 2 END; SELECT 1; END; SELECT 2",
        [
            "CREATE TRIGGER r AFTER DELETE ON t BEGIN UPDATE t SET a = CASE WHEN 1 THEN 2 END; SELECT 1; END",
            "SELECT 2",
        ],
    ),
    "a trigger on SQLite": (
        "sqlite",
        "CREATE TRIGGER t AFTER INSERT ON a BEGIN SELECT 1; SELECT 2; END; SELECT 3;",
        ["CREATE TRIGGER t AFTER INSERT ON a BEGIN SELECT 1; SELECT 2; END", "SELECT 3"],
    ),
    "nothing": ("postgresql", " ;; -- only comments\n; /* here */", []),
}


@pytest.mark.parametrize(("dialect", "script", "expected"), CASES.values(), ids=CASES)
def test_statements_end_where_the_server_says(dialect: str, script: str, expected: list[str]) -> None:
    assert [statement.text for statement in split(script, dialect)] == expected


def test_a_statement_knows_its_line() -> None:
    script = "-- head\n\nSELECT 1;\n\nSELECT\n 2;\n/* gap */\nSELECT 3"
    assert [statement.line for statement in split(script, "postgresql")] == [3, 5, 8]


@given(texts=st.lists(st.text(max_size=8), max_size=4), dialect=st.sampled_from(["postgresql", "mysql", "sqlite"]))
def test_quoted_texts_never_break_a_script(texts: list[str], dialect: str) -> None:
    escaped = [text.replace("'", "''") for text in texts]
    if dialect == "mysql":
        escaped = [text.replace("\\", "\\\\") for text in escaped]
    statements = [f"SELECT '{text}'" for text in escaped]
    assert [statement.text for statement in split(";\n".join(statements), dialect)] == statements

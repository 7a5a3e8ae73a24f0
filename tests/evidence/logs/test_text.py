"""Values leave a statement, names stay, and a value's content is never taken for a name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.evidence.logs.text import without_values

CASES = [
    ("postgresql", "SELECT E'it\\'s', U&'x', $1 FROM t", ["SELECT E?, U&?, ? FROM t"]),
    ("postgresql", "SELECT $$a from b$$, $x$ a $$ b $x$ FROM t", ["SELECT ?, ? FROM t"]),
    ("postgresql", "SELECT 1.5e3, .5, 0x1F, a1, t2.c3, 5--3\n, -7", ["SELECT ?, ?, ?, a1, t2.c3, ? , -?"]),
    ("postgresql", "SELECT /* a /* from b */ c */ 1 -- from d\nFROM t", ["SELECT ? FROM t"]),
    ("postgresql", "SELECT \"x -- 'y' 1\" FROM \"t 1\"", ["SELECT \"x -- 'y' 1\" FROM \"t 1\""]),
    ("postgresql", "SELECT a$b$c, '$$', d FROM t", ["SELECT a$b$c, ?, d FROM t"]),
    ("postgresql", "INSERT INTO t VALUES (1, 'a', NULL), (-2, E'b', '{}'::jsonb)", ["INSERT INTO t VALUES (?)"]),
    ("postgresql", "DO $x$ BEGIN DELETE FROM t; END $x$", ["DO BEGIN DELETE FROM t", "END"]),
    ("postgresql", "BEGIN; SELECT 1; ; COMMIT;", ["BEGIN", "SELECT ?", "COMMIT"]),
    ("postgresql", "ALTER ROLE app PASSWORD 'hunter2", ["ALTER ROLE app PASSWORD ?"]),
    ("postgresql", " ; ", []),
    ("mysql", "SELECT 'it\\'s', \"a \"\" b\", `x 1` FROM t", ["SELECT ?, ?, `x 1` FROM t"]),
    ("mysql", "SELECT /*!40001 SQL_NO_CACHE */ * FROM `t`", ["SELECT /*!40001 SQL_NO_CACHE */ * FROM `t`"]),
    ("mysql", "SELECT 5--3 # from a\n FROM t -- from b", ["SELECT ?--? FROM t"]),
    ("mysql", "SELECT /* from a */ x'1F', 0xFF FROM t WHERE `a``b` = 1", ["SELECT x?, ? FROM t WHERE `a``b` = ?"]),
    ("mysql", 'SELECT "x" FROM "t"', ['SELECT ? FROM "t"']),
    ("mysql", "CREATE TRIGGER a BEFORE INSERT ON t FOR EACH ROW BEGIN SET @x = 1; END",
     ["CREATE TRIGGER a BEFORE INSERT ON t FOR EACH ROW BEGIN SET @x = ?; END"]),
]  # fmt: skip # a case reads best on a line


@pytest.mark.parametrize(("dialect", "text", "expected"), CASES)
def test_values_become_marks(dialect: str, text: str, expected: list[str]) -> None:
    assert list(without_values(text, dialect)) == expected


# Quoting as the servers do it; what they cannot hold is left out.
_TEXTS = st.text(st.characters(exclude_characters="\x00", exclude_categories=["Cs"]))
_QUOTES = {
    "postgresql": [
        lambda value: "'" + value.replace("'", "''") + "'",
        lambda value: "E'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'",
        lambda value: "$zz$" + value.replace("$", "") + "$zz$",
    ],
    "mysql": [
        lambda value: "'" + value.replace("\\", "\\\\").replace("'", "''") + "'",
        lambda value: '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"',
    ],
}


@pytest.mark.parametrize("dialect", _QUOTES)
@given(values=st.lists(_TEXTS, min_size=1, max_size=3), data=st.data())
def test_no_value_changes_what_is_left(dialect: str, values: list[str], data: st.DataObject) -> None:
    quoted = [data.draw(st.sampled_from(_QUOTES[dialect]))(value) for value in values]
    (left,) = without_values("SELECT a FROM t WHERE b = " + " AND b = ".join(quoted), dialect)
    assert left.replace("E?", "?") == "SELECT a FROM t WHERE b = " + " AND b = ".join("?" for _ in values)


@pytest.mark.parametrize("dialect", _QUOTES)
@given(text=st.text(alphabet="aE1.$'\\-/*!#;(,)? \n"))
def test_of_any_text_no_quoted_value_is_left(dialect: str, text: str) -> None:
    assert not [each for each in without_values(text, dialect) if "'" in each or ";" in each]


def test_a_load_of_rows_is_read_in_no_time() -> None:
    row = "(1, 'it''s \\\\ a \"text\"', NULL, -2.5e3, X'1F')"
    for dialect in _QUOTES:
        assert without_values(f"INSERT INTO t VALUES {', '.join([row] * 20_000)}", dialect) == (
            "INSERT INTO t VALUES (?)",
        )

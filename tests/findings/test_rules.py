"""Every rule finds what it says, names the part, and leaves the good alone; every rule is explained."""

from __future__ import annotations

import json
from typing import Final

import pytest
from click.testing import CliRunner

from tests.findings.test_traps import run
from toolkit.cli.rules import command
from toolkit.errors import BadInput
from toolkit.findings import RULES
from toolkit.findings.audit import audit_database
from toolkit.findings.inputs import Inputs

USERS: Final = "CREATE TABLE users (id bigint PRIMARY KEY, email text NOT NULL UNIQUE)"
# Enough rows for what is said of tables of a thousand rows and more.
FILLED: Final = ("INSERT INTO users SELECT i, 'u' || i FROM generate_series(1, 2000) i", "ANALYZE users")
# The rule, what breaks it, and the table and part that it has to name. All of them run on Postgres.
CASES: Final = {
    "T002": (["CREATE TABLE events (at timestamptz, note text)"], ("events", "")),
    "T003": (["CREATE TABLE users_old (id bigint PRIMARY KEY, email text NOT NULL UNIQUE)"], ("users", "")),
    "T004": (
        [
            "CREATE TABLE a (id int PRIMARY KEY, b_id int)",
            "CREATE TABLE b (id int PRIMARY KEY, a_id int REFERENCES a (id))",
            "CREATE INDEX b_a ON b (a_id)",
            "CREATE INDEX a_b ON a (b_id)",
            "ALTER TABLE a ADD FOREIGN KEY (b_id) REFERENCES b (id)",
        ],
        ("a", ""),
    ),
    "T005": ([*FILLED, "CREATE TABLE later (id int PRIMARY KEY)", "ANALYZE later"], ("later", "")),
    "T006": (
        [
            "CREATE TABLE visits (at timestamptz, page int NOT NULL)",
            "INSERT INTO visits SELECT now() - i * interval '1 hour', i FROM generate_series(1, 2000) i",
            "ANALYZE visits",
        ],
        ("visits", ""),
    ),
    "T007": (["CREATE TABLE people (id int PRIMARY KEY, a int, b int, c int)"], ("people", "")),
    "T008": (["CREATE TABLE alone (id int PRIMARY KEY)"], ("alone", "")),
    "T009": (["CREATE TABLE secret (id int PRIMARY KEY)"], ("secret", "")),
    "T010": (['ALTER TABLE users ADD "order" int'], ("users", "order")),
    "T013": (
        [
            "CREATE TABLE fat (id int PRIMARY KEY, filler text)",
            "ALTER TABLE fat ALTER filler SET STORAGE PLAIN",
            "INSERT INTO fat SELECT i, repeat('x', 4000) FROM generate_series(1, 30000) i",
            "ANALYZE fat",
            "DELETE FROM fat WHERE mod(id, 2) = 0",
            # Told at once, and not at the end of the session.
            "SELECT pg_stat_force_next_flush()",
        ],
        ("fat", ""),
    ),
    "C001": (["ALTER TABLE users ADD unit_price double precision"], ("users", "unit_price")),
    "C002": (["ALTER TABLE users ADD settings json"], ("users", "settings")),
    "C003": (["ALTER TABLE users ADD phone1 text, ADD phone_2 text, ADD phone3 text"], ("users", "phone1")),
    "C004": (["ALTER TABLE users ADD nick text DEFAULT 'NULL'"], ("users", "nick")),
    "C005": (["ALTER TABLE users ADD seen timestamp"], ("users", "seen")),
    "C006": (["CREATE TABLE orders (id int PRIMARY KEY, user_id bigint)"], ("orders", "user_id")),
    "C008": ([*FILLED, "ALTER TABLE users ADD fax text", "ANALYZE users"], ("users", "fax")),
    "C009": (
        [
            *(f"CREATE TABLE t{name} (id int PRIMARY KEY, region bigint)" for name in ("a", "b", "c")),
            "ALTER TABLE users ADD region text",
        ],
        ("users", "region"),
    ),
    "C010": (["CREATE TABLE orders (id int PRIMARY KEY, user_id text)"], ("orders", "user_id")),
    "C011": (
        [
            "CREATE TABLE events (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY)",
            "INSERT INTO events OVERRIDING SYSTEM VALUE SELECT 1900000000 + generate_series(1, 50)",
            "ANALYZE events",
        ],
        ("events", "id"),
    ),
    "C012": (["ALTER TABLE users ADD active varchar(5) DEFAULT 'true'"], ("users", "active")),
    "C013": (
        [*FILLED, "ALTER TABLE users ADD seen int", "UPDATE users SET seen = id", "ANALYZE users"],
        ("users", "seen"),
    ),
    "I001": (["CREATE INDEX i ON users (id)"], ("users", "i")),
    "I002": (
        ["ALTER TABLE users ADD a int, ADD b int", "CREATE INDEX ab ON users (a, b)", "CREATE INDEX i ON users (a)"],
        ("users", "i"),
    ),
    "I003": (
        ["CREATE TABLE orders (id int PRIMARY KEY, u bigint CONSTRAINT k REFERENCES users (id))"],
        ("orders", "k"),
    ),
    "I004": (
        [
            "CREATE INDEX i ON users (email, id)",
            "UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'i'::regclass",
        ],
        ("users", "i"),
    ),
    "I007": (
        [
            *FILLED,
            "ALTER TABLE users ADD active boolean NOT NULL DEFAULT true",
            "UPDATE users SET active = mod(id, 3) = 0",
            "CREATE INDEX i ON users (active)",
            "ANALYZE users",
        ],
        ("users", "i"),
    ),
    "I008": (["ALTER TABLE users ADD tags text[]", "CREATE INDEX i ON users (tags)"], ("users", "i")),
    "I009": (
        [
            *FILLED,
            "ALTER TABLE users ADD deleted timestamptz",
            "UPDATE users SET deleted = now() - id * interval '1 hour' WHERE id < 20",
            "CREATE INDEX i ON users (deleted)",
            "ANALYZE users",
        ],
        ("users", "i"),
    ),
    "K001": (
        [
            "CREATE TABLE orders (id int PRIMARY KEY, u int CONSTRAINT k REFERENCES users (id))",
            "CREATE INDEX orders_u ON orders (u)",
        ],
        ("orders", "k"),
    ),
    "K002": (
        [
            "CREATE TABLE orders (id int PRIMARY KEY, u bigint CONSTRAINT k1 REFERENCES users (id))",
            "ALTER TABLE orders ADD CONSTRAINT k2 FOREIGN KEY (u) REFERENCES users (id)",
            "CREATE INDEX orders_u ON orders (u)",
        ],
        ("orders", "k2"),
    ),
    "K003": (["ALTER TABLE users ADD CONSTRAINT k FOREIGN KEY (id) REFERENCES users (id)"], ("users", "k")),
    "K004": (["ALTER TABLE users ADD CONSTRAINT k CHECK (id > 0) NOT VALID"], ("users", "k")),
    "S001": (["ALTER TABLE users ENABLE ROW LEVEL SECURITY"], ("users", "")),
    "S002": (["CREATE POLICY own ON users USING (true)"], ("users", "")),
}
# What is broken with it, of necessity: without an index there is no key.
ALSO: Final = {"T006": [("T002", "visits", "")]}
# These need rows read, time passed, or another server; tests of their own hold them.
ELSEWHERE: Final = {"T001", "T011", "T012", "C007", "I005", "I006", "I010"}


def found(url: str, *asked_for: str) -> list[tuple[str, str, str]]:
    advice = audit_database(url, inputs=Inputs(rules=asked_for)).advice
    return [(finding.code, finding.subject.name, finding.part) for finding in advice]


def test_every_rule_has_a_case() -> None:
    assert CASES.keys() | ELSEWHERE == {rule.code for rule in RULES}
    assert len({rule.code for rule in RULES}) == len(RULES)


@pytest.mark.dialects("postgresql")
@pytest.mark.parametrize("code", CASES)
def test_a_rule_finds_what_it_says_and_nothing_else_does(database: str, code: str) -> None:
    broken, (table, part) = CASES[code]
    run(database, USERS)
    before = found(database, code)
    assert {each[0] for each in before} <= {code}
    run(database, *broken)
    after = [each for each in found(database, code) if each not in before]
    assert sorted(after) == sorted([(code, table, part), *ALSO.get(code, [])])


@pytest.mark.dialects("postgresql")
def test_a_noisy_rule_is_silent_until_it_is_asked_for(database: str) -> None:
    run(database, USERS, *CASES["C005"][0])
    assert audit_database(database).advice == ()


@pytest.mark.dialects("postgresql")
def test_copies_of_several_shapes_are_told_once(database: str) -> None:
    shapes = {"users_old": "email text, note text", "users_2": "email text, note text, at date, more int"}
    run(database, *(f"CREATE TABLE {name} (id bigint PRIMARY KEY, {shape})" for name, shape in shapes.items()))
    run(database, "CREATE TABLE users (id bigint PRIMARY KEY, email text, note text, at date)")
    found = [finding.summary for finding in audit_database(database).findings if finding.code == "T003"]
    assert found == ["has 2 of its kind beside it: public.users_2, public.users_old"]


@pytest.mark.dialects("mysql", "mariadb")
def test_the_indexes_that_mysql_makes_for_foreign_keys_are_no_fault(database: str) -> None:
    run(
        database,
        "CREATE TABLE users (id bigint PRIMARY KEY)",
        "CREATE TABLE orders (id int PRIMARY KEY, u bigint, FOREIGN KEY (u) REFERENCES users (id))",
    )
    assert found(database) == []


@pytest.mark.dialects("sqlite")
def test_a_column_without_a_name_breaks_no_rule(database: str) -> None:
    run(database, 'CREATE TABLE t (id integer PRIMARY KEY, "" int, a1 int, a2 int, a3 int)')
    assert [finding.part for finding in audit_database(database).findings if finding.code == "C003"] == ["a1"]


def test_every_rule_is_listed_and_explained_with_an_example() -> None:
    listed = CliRunner().invoke(command, []).output
    for rule in RULES:
        assert f"{rule.code}  {rule.title}" in listed
        assert "Example: " in CliRunner().invoke(command, [rule.code.lower()]).output
    assert len(json.loads(CliRunner().invoke(command, ["--format", "json"]).output)) == len(RULES)
    assert isinstance(CliRunner().invoke(command, ["X999"]).exception, BadInput)

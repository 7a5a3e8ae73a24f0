"""Changes of one property each on SQLite."""

from __future__ import annotations

from typing import Final

from tests.catalog.one_property.case import Case

SQLITE: Final = {
    "table": Case("", "CREATE TABLE t (a int)", "table t"),
    "column": Case("CREATE TABLE t (a int)", "ALTER TABLE t ADD b int", "column b of table t"),
    "type": Case("CREATE TABLE t (a int)", "DROP TABLE t; CREATE TABLE t (a text)", "column a of table t type"),
    "nullability": Case("CREATE TABLE t (a int)", "DROP TABLE t; CREATE TABLE t (a int NOT NULL)", "nullable"),
    "default": Case("CREATE TABLE t (a int)", "DROP TABLE t; CREATE TABLE t (a int DEFAULT 7)", "default"),
    "generation expression": Case(
        "CREATE TABLE t (a int, g int AS (a + 1))",
        "DROP TABLE t; CREATE TABLE t (a int, g int AS (a + 2))",
        "generated",
    ),
    "collation": Case("CREATE TABLE t (a text)", "DROP TABLE t; CREATE TABLE t (a text COLLATE NOCASE)", "collation"),
    "primary key": Case("CREATE TABLE t (a int)", "DROP TABLE t; CREATE TABLE t (a int PRIMARY KEY)", "primary key"),
    "autoincrement": Case(
        "CREATE TABLE t (a integer PRIMARY KEY)",
        "DROP TABLE t; CREATE TABLE t (a integer PRIMARY KEY AUTOINCREMENT)",
        "storage",
    ),
    "foreign key": Case(
        "CREATE TABLE p (a int PRIMARY KEY); CREATE TABLE t (b int)",
        "DROP TABLE t; CREATE TABLE t (b int REFERENCES p)",
        "foreign key",
    ),
    "rule on delete": Case(
        "CREATE TABLE p (a int PRIMARY KEY); CREATE TABLE t (b int REFERENCES p)",
        "DROP TABLE t; CREATE TABLE t (b int REFERENCES p ON DELETE CASCADE)",
        "on delete",
    ),
    "unique": Case("CREATE TABLE t (a int)", "DROP TABLE t; CREATE TABLE t (a int UNIQUE)", "unique a"),
    "check": Case("CREATE TABLE t (a int)", "DROP TABLE t; CREATE TABLE t (a int CHECK (a > 0))", "check"),
    "check expression": Case(
        "CREATE TABLE t (a int, CONSTRAINT k CHECK (a > 0))",
        "DROP TABLE t; CREATE TABLE t (a int, CONSTRAINT k CHECK (a > 1))",
        "check k",
    ),
    "check behind a bracket in quotes": Case(
        "CREATE TABLE t (a int, b text DEFAULT 'x', CHECK (b <> '(' AND a > 0))",
        "DROP TABLE t; CREATE TABLE t (a int, b text DEFAULT 'x', CHECK (b <> '(' AND a > 0), CHECK (a < 9))",
        "check 2",
    ),
    "order of a number that is none": Case(
        "CREATE TABLE t (a integer PRIMARY KEY)",
        "DROP TABLE t; CREATE TABLE t (a integer PRIMARY KEY DESC)",
        "identity",
    ),
    "second foreign key like the first": Case(
        "CREATE TABLE p (a int PRIMARY KEY, b int UNIQUE); CREATE TABLE t (c int REFERENCES p (a))",
        "DROP TABLE t; CREATE TABLE t (c int REFERENCES p (a) REFERENCES p (b))",
        "foreign key c -> p (2)",
    ),
    "index": Case("CREATE TABLE t (a int)", "CREATE INDEX i ON t (a)", "index i"),
    "index order": Case(
        "CREATE TABLE t (a int); CREATE INDEX i ON t (a)", "DROP INDEX i; CREATE INDEX i ON t (a DESC)", "columns"
    ),
    "index predicate": Case(
        "CREATE TABLE t (a int); CREATE INDEX i ON t (a)",
        "DROP INDEX i; CREATE INDEX i ON t (a) WHERE a > 0",
        "predicate",
    ),
    "index expression": Case(
        "CREATE TABLE t (a text); CREATE INDEX i ON t (lower(a))",
        "DROP INDEX i; CREATE INDEX i ON t (upper(a))",
        "columns",
    ),
    "view": Case("CREATE VIEW v AS SELECT 1 AS x", "DROP VIEW v; CREATE VIEW v AS SELECT 2 AS x", "view v definition"),
    "trigger": Case(
        "CREATE TABLE t (a int)", "CREATE TRIGGER r AFTER INSERT ON t BEGIN SELECT 1; END", "trigger r on t"
    ),
    "strict": Case("CREATE TABLE t (a int)", "DROP TABLE t; CREATE TABLE t (a int) STRICT", "storage"),
    "a key that waits": Case(
        "CREATE TABLE p (a int PRIMARY KEY); CREATE TABLE t (b int REFERENCES p)",
        "DROP TABLE t; CREATE TABLE t (b int REFERENCES p DEFERRABLE INITIALLY DEFERRED)",
        "deferrable",
    ),
    "a way out of a conflict": Case(
        "CREATE TABLE t (a int, UNIQUE (a))", "DROP TABLE t; CREATE TABLE t (a int, UNIQUE (a) ON CONFLICT IGNORE)", "a"
    ),
    "a way out of a missing value": Case(
        "CREATE TABLE t (a int NOT NULL DEFAULT 1)",
        "DROP TABLE t; CREATE TABLE t (a int NOT NULL ON CONFLICT REPLACE DEFAULT 1)",
        "column a of table t options",
    ),
    "a way out of a conflict of primary keys": Case(
        "CREATE TABLE t (a int PRIMARY KEY)",
        "DROP TABLE t; CREATE TABLE t (a int PRIMARY KEY ON CONFLICT REPLACE)",
        "primary key of table t options",
    ),
    "order in a primary key": Case(
        "CREATE TABLE t (a int, PRIMARY KEY (a))",
        "DROP TABLE t; CREATE TABLE t (a int, PRIMARY KEY (a DESC))",
        "primary",
    ),
    "name of a primary key": Case(
        "CREATE TABLE t (a int PRIMARY KEY)", "DROP TABLE t; CREATE TABLE t (a int CONSTRAINT k PRIMARY KEY)", "primary"
    ),
    "arguments of a virtual table": Case(
        "CREATE VIRTUAL TABLE t USING fts5 (a)",
        "DROP TABLE t; CREATE VIRTUAL TABLE t USING fts5 (a, prefix='2')",
        "table t storage",
    ),
}

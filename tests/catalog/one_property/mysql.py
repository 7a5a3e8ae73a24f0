"""Changes of one property each on MySQL and MariaDB."""

from __future__ import annotations

from typing import Final

from tests.catalog.one_property.case import Case

_MT = "CREATE TABLE t (id int PRIMARY KEY, a int, b varchar(10), c text); "
_MTWO = _MT + "CREATE TABLE u (id int PRIMARY KEY, x int); "

# On MySQL and on MariaDB; the dialect before a colon in a name says that only that one has it.
MYSQL: Final = {
    "table": Case("", "CREATE TABLE t (a int)", "table t"),
    "column": Case(_MT, "ALTER TABLE t ADD z int", "column z of table t"),
    "type": Case(_MT, "ALTER TABLE t MODIFY b varchar(11)", "column b of table t type"),
    "unsigned": Case(_MT, "ALTER TABLE t MODIFY a int unsigned", "column a of table t type"),
    "enum values": Case(
        "CREATE TABLE t (e enum('a'))", "ALTER TABLE t MODIFY e enum('a','b')", "column e of table t type"
    ),
    "nullability": Case(_MT, "ALTER TABLE t MODIFY a int NOT NULL", "column a of table t nullable"),
    "default": Case(_MT, "ALTER TABLE t ALTER a SET DEFAULT 7", "column a of table t default"),
    "default text": Case(
        "CREATE TABLE t (b varchar(10) DEFAULT 'x')",
        "ALTER TABLE t ALTER b SET DEFAULT 'y'",
        "column b of table t default",
    ),
    "on update": Case(
        "CREATE TABLE t (w timestamp NULL)",
        "ALTER TABLE t MODIFY w timestamp NULL ON UPDATE CURRENT_TIMESTAMP",
        "on update",
    ),
    "generated": Case(_MT, "ALTER TABLE t ADD g int GENERATED ALWAYS AS (a + 1) STORED", "column g"),
    "stored or virtual": Case(
        "CREATE TABLE t (a int, g int GENERATED ALWAYS AS (a + 1) STORED)",
        "ALTER TABLE t DROP g, ADD g int GENERATED ALWAYS AS (a + 1) VIRTUAL",
        "column g of table t generated",
    ),
    "auto increment": Case(
        "CREATE TABLE t (id int PRIMARY KEY)", "ALTER TABLE t MODIFY id int AUTO_INCREMENT", "identity"
    ),
    "collation of a column": Case(
        _MT,
        "ALTER TABLE t MODIFY b varchar(10) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin",
        "column b of table t collation",
    ),
    "charset of a column": Case(
        _MT, "ALTER TABLE t MODIFY b varchar(10) CHARACTER SET latin1", "column b of table t charset"
    ),
    "collation of a table": Case(
        "CREATE TABLE t (a int) COLLATE utf8mb4_unicode_ci", "ALTER TABLE t COLLATE utf8mb4_bin", "table t collation"
    ),
    "engine": Case("CREATE TABLE t (a int) ENGINE=InnoDB", "ALTER TABLE t ENGINE=MyISAM", "table t storage"),
    "row format": Case(_MT, "ALTER TABLE t ROW_FORMAT=COMPACT", "table t storage"),
    "column comment": Case(_MT, "ALTER TABLE t MODIFY a int COMMENT 'x'", "column a of table t comment"),
    "table comment": Case(_MT, "ALTER TABLE t COMMENT 'x'", "table t comment"),
    "position": Case(
        "CREATE TABLE t (a int, b int, c int)", "ALTER TABLE t MODIFY a int AFTER c", "column a of table t position"
    ),
    "visibility of a column": Case(_MT, "ALTER TABLE t MODIFY a int INVISIBLE", "column a of table t visible"),
    "primary key": Case(
        "CREATE TABLE t (a int NOT NULL)", "ALTER TABLE t ADD PRIMARY KEY (a)", "primary key of table t"
    ),
    "foreign key": Case(
        _MTWO + "CREATE INDEX k ON u (x)",
        "ALTER TABLE u ADD CONSTRAINT k FOREIGN KEY (x) REFERENCES t (id)",
        "foreign key k",
    ),
    "rule on delete": Case(
        _MTWO + "ALTER TABLE u ADD CONSTRAINT k FOREIGN KEY (x) REFERENCES t (id) ON DELETE SET NULL",
        "ALTER TABLE u DROP FOREIGN KEY k; "
        "ALTER TABLE u ADD CONSTRAINT k FOREIGN KEY (x) REFERENCES t (id) ON DELETE CASCADE",
        "foreign key k of table u on delete",
    ),
    "unique": Case(_MT, "ALTER TABLE t ADD UNIQUE q (a)", "unique q of table t"),
    "check": Case(_MT, "ALTER TABLE t ADD CONSTRAINT k CHECK (a > 0)", "check k of table t"),
    "mysql: check, enforced": Case(
        _MT + "ALTER TABLE t ADD CONSTRAINT k CHECK (a > 0)",
        "ALTER TABLE t ALTER CHECK k NOT ENFORCED",
        "check k of table t enforced",
    ),
    "index": Case(_MT, "CREATE INDEX i ON t (a)", "index i of table t"),
    "index prefix": Case(
        _MT + "CREATE INDEX i ON t (c(10))",
        "DROP INDEX i ON t; CREATE INDEX i ON t (c(20))",
        "index i of table t columns",
    ),
    "mysql: index order": Case(
        _MT + "CREATE INDEX i ON t (a)", "DROP INDEX i ON t; CREATE INDEX i ON t (a DESC)", "columns"
    ),
    "mysql: index expression": Case(
        _MT + "CREATE INDEX i ON t ((a + 1))",
        "DROP INDEX i ON t; CREATE INDEX i ON t ((a + 2))",
        "index i of table t columns",
    ),
    "mysql: visibility of an index": Case(
        _MT + "CREATE INDEX i ON t (a)", "ALTER TABLE t ALTER INDEX i INVISIBLE", "visible"
    ),
    "mariadb: an ignored index": Case(
        _MT + "CREATE INDEX i ON t (a)", "ALTER TABLE t ALTER INDEX i IGNORED", "visible"
    ),
    "fulltext": Case(
        _MT + "CREATE INDEX i ON t (b)",
        "DROP INDEX i ON t; CREATE FULLTEXT INDEX i ON t (b)",
        "index i of table t method",
    ),
    "index comment": Case(
        _MT + "CREATE INDEX i ON t (a)", "DROP INDEX i ON t; CREATE INDEX i ON t (a) COMMENT 'x'", "comment"
    ),
    "view": Case("CREATE VIEW v AS SELECT 1 AS x", "CREATE OR REPLACE VIEW v AS SELECT 2 AS x", "view v definition"),
    "view security": Case(
        "CREATE VIEW v AS SELECT 1 AS x",
        "CREATE OR REPLACE SQL SECURITY INVOKER VIEW v AS SELECT 1 AS x",
        "view v security",
    ),
    "function": Case(
        "CREATE FUNCTION f() RETURNS int DETERMINISTIC RETURN 1",
        "DROP FUNCTION f; CREATE FUNCTION f() RETURNS int DETERMINISTIC RETURN 2",
        "function f() definition",
    ),
    "parameters": Case(
        "CREATE PROCEDURE p(IN a int) SELECT 1",
        "DROP PROCEDURE p; CREATE PROCEDURE p(OUT a int) SELECT 1",
        "procedure p(",
    ),
    "trigger": Case(_MT, "CREATE TRIGGER r BEFORE INSERT ON t FOR EACH ROW SET NEW.a = 1", "trigger r on t"),
    "trigger body": Case(
        _MT + "CREATE TRIGGER r BEFORE INSERT ON t FOR EACH ROW SET NEW.a = 1",
        "DROP TRIGGER r; CREATE TRIGGER r BEFORE INSERT ON t FOR EACH ROW SET NEW.a = 2",
        "trigger r on t definition",
    ),
    "event": Case(
        "CREATE EVENT e ON SCHEDULE EVERY 1 DAY STARTS '2030-01-01' DO SET @x = 1",
        "ALTER EVENT e DISABLE",
        "event e enabled",
    ),
    "event schedule": Case(
        "CREATE EVENT e ON SCHEDULE EVERY 1 DAY STARTS '2030-01-01' DO SET @x = 1",
        "ALTER EVENT e ON SCHEDULE EVERY 2 DAY STARTS '2030-01-01'",
        "event e schedule",
    ),
    "partitions": Case(
        "CREATE TABLE t (a int) PARTITION BY RANGE (a) (PARTITION p0 VALUES LESS THAN (1))",
        "ALTER TABLE t ADD PARTITION (PARTITION p1 VALUES LESS THAN (2))",
        "partition p1 of table t",
    ),
    "partition method": Case(
        "CREATE TABLE t (a int) PARTITION BY HASH (a) PARTITIONS 2",
        "ALTER TABLE t PARTITION BY KEY (a) PARTITIONS 2",
        "partitioning method",
    ),
    "mariadb: sequence": Case("CREATE SEQUENCE s", "ALTER SEQUENCE s INCREMENT 2", "sequence s increment"),
    "mariadb: system versioning": Case(_MT, "ALTER TABLE t ADD SYSTEM VERSIONING", "table t kind"),
    "mariadb: engine of a sequence": Case("CREATE SEQUENCE s", "ALTER TABLE s ENGINE=Aria", "sequence s options"),
    "mariadb: columns of a version": Case(
        "CREATE TABLE t (a int) WITH SYSTEM VERSIONING",
        "DROP TABLE t; CREATE TABLE t (a int, s timestamp(6) GENERATED ALWAYS AS ROW START,"
        " e timestamp(6) GENERATED ALWAYS AS ROW END, PERIOD FOR SYSTEM_TIME (s, e)) WITH SYSTEM VERSIONING",
        "column s of table t",
    ),
    "mariadb: partitions of versions": Case(
        "CREATE TABLE t (a int) WITH SYSTEM VERSIONING"
        " PARTITION BY SYSTEM_TIME LIMIT 100 (PARTITION h HISTORY, PARTITION n CURRENT)",
        "ALTER TABLE t PARTITION BY SYSTEM_TIME LIMIT 200 (PARTITION h HISTORY, PARTITION n CURRENT)",
        "table t partitioning",
    ),
    "partitions by a key without columns": Case(
        "CREATE TABLE t (a int PRIMARY KEY)",
        "ALTER TABLE t PARTITION BY LINEAR KEY () PARTITIONS 2",
        "table t partitioning",
    ),
    "linear or not": Case(
        "CREATE TABLE t (a int PRIMARY KEY) PARTITION BY KEY () PARTITIONS 2",
        "ALTER TABLE t PARTITION BY LINEAR KEY () PARTITIONS 2",
        "partitioning method",
    ),
    "merged tables": Case(
        "CREATE TABLE a (x int) ENGINE=MyISAM; CREATE TABLE b (x int) ENGINE=MyISAM;"
        " CREATE TABLE t (x int) ENGINE=MERGE UNION=(a)",
        "ALTER TABLE t UNION=(a, b)",
        "table t storage",
    ),
    "mysql: parser of a fulltext index": Case(
        _MT + "CREATE FULLTEXT INDEX i ON t (c)",
        "DROP INDEX i ON t; CREATE FULLTEXT INDEX i ON t (c) WITH PARSER ngram",
        "index i of table t options",
    ),
    "mysql: binary default with a zero byte": Case(
        "CREATE TABLE t (b varbinary(4) DEFAULT 0x00FF)",
        "ALTER TABLE t MODIFY b varbinary(4) DEFAULT 0x00FE",
        "column b of table t default",
    ),
    "algorithm of a view": Case(
        _MT + "CREATE VIEW v AS SELECT a FROM t",
        "CREATE OR REPLACE ALGORITHM=MERGE VIEW v AS SELECT a FROM t",
        "view v",
    ),
    "mysql: a library": Case(
        "", "CREATE LIBRARY l LANGUAGE JAVASCRIPT AS 'export function f() { return 1 }'", "library l"
    ),
    "mysql: a text among the options of a table": Case(_MT, "ALTER TABLE t COMPRESSION='zlib'", "table t storage"),
    "backslash in a routine": Case(
        "CREATE FUNCTION f() RETURNS varchar(9) DETERMINISTIC RETURN '1\\\\n'",
        "DROP FUNCTION f; CREATE FUNCTION f() RETURNS varchar(9) DETERMINISTIC RETURN '1\\n'",
        "function f() definition",
    ),
    "backslash in a trigger": Case(
        _MT + "CREATE TRIGGER r BEFORE INSERT ON t FOR EACH ROW SET NEW.b = '\\\\n'",
        "DROP TRIGGER r; CREATE TRIGGER r BEFORE INSERT ON t FOR EACH ROW SET NEW.b = '\\n'",
        "trigger r on t definition",
    ),
    "backslash in an event": Case(
        "CREATE EVENT e ON SCHEDULE EVERY 1 DAY STARTS '2030-01-01' DO SET @x = '\\\\n'",
        "ALTER EVENT e DO SET @x = '\\n'",
        "event e definition",
    ),
    "charset of a parameter": Case(
        "CREATE PROCEDURE p(a varchar(9) CHARSET latin1) SELECT 1",
        "DROP PROCEDURE p; CREATE PROCEDURE p(a varchar(9) CHARSET ucs2) SELECT 1",
        "procedure p(IN `a` varchar(9) CHARACTER SET ucs2",
    ),
    "collation of a result": Case(
        "CREATE FUNCTION f() RETURNS varchar(9) CHARSET utf8mb4 COLLATE utf8mb4_bin DETERMINISTIC RETURN 1",
        "DROP FUNCTION f;"
        "CREATE FUNCTION f() RETURNS varchar(9) CHARSET utf8mb4 COLLATE utf8mb4_unicode_ci DETERMINISTIC RETURN 1",
        "function f() returns",
    ),
    "mysql: binary default that is shown as a text": Case(
        "CREATE TABLE t (b varbinary(4) DEFAULT 0x0001)",
        "ALTER TABLE t MODIFY b varbinary(4) DEFAULT 0x0002",
        "column b of table t default",
    ),
    "mysql: binary default that ends in zeros": Case(
        "CREATE TABLE t (b varbinary(4) DEFAULT 0x41)",
        "ALTER TABLE t MODIFY b varbinary(4) DEFAULT 0x4100",
        "column b of table t default",
    ),
    "mariadb: a default partition": Case(
        "CREATE TABLE t (a int) PARTITION BY LIST (a) (PARTITION x VALUES IN (1), PARTITION d VALUES IN (0))",
        "ALTER TABLE t PARTITION BY LIST (a) (PARTITION x VALUES IN (1), PARTITION d DEFAULT)",
        "partition d of table t",
    ),
    "mariadb: type of a sequence": Case(
        "CREATE SEQUENCE s AS bigint MAXVALUE 9", "ALTER SEQUENCE s AS int", "sequence s type", 11
    ),
    "mariadb: one of several types of sequences": Case(
        "CREATE SEQUENCE r; CREATE SEQUENCE s AS bigint unsigned",
        "ALTER SEQUENCE s INCREMENT 2",
        "sequence s increment",
        11,
    ),
    "mariadb: default of a parameter": Case(
        "CREATE PROCEDURE p(a int) SELECT a",
        "DROP PROCEDURE p; CREATE PROCEDURE p(a int DEFAULT 5) SELECT a",
        "unread defaults of procedure p",
        11,
    ),
    "mariadb: bytes in a text of another charset": Case(
        "CREATE TABLE t (l varchar(9) CHARSET latin1)",
        "ALTER TABLE t ADD CHECK (l <> _latin1 x'e9')",
        "unread check t.CONSTRAINT_1",
    ),
    "charset of a text in a view": Case(
        "CREATE TABLE t (l varchar(9) CHARSET latin1); CREATE VIEW v AS SELECT l FROM t WHERE l = 'e'",
        "CREATE OR REPLACE VIEW v AS SELECT l FROM t WHERE l = _latin1'e'",
        "view v definition",
    ),
    "bytes in a view": Case(
        "CREATE VIEW v AS SELECT concat(_latin1 x'e9', _ucs2 x'00e9') AS x",
        "CREATE OR REPLACE VIEW v AS SELECT concat(_latin1 x'e9', _ucs2 x'00e8') AS x",
        "view v definition",
    ),
}

-- Everything that a MySQL catalog holds, at least once, under names that fight back.
CREATE TABLE users (
  id bigint unsigned NOT NULL AUTO_INCREMENT,
  email varchar(120) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL COMMENT 'where to write; it''s "here" \\ 🐘',
  name varchar(80) CHARACTER SET latin1 DEFAULT 'it''s me \\ ok',
  score decimal(12,4) unsigned DEFAULT 1.5,
  state enum('sad','it''s ok','with, comma') NOT NULL DEFAULT 'sad',
  colours set('red','green') DEFAULT 'red,green',
  flags bit(5) DEFAULT b'101',
  active tinyint(1) NOT NULL DEFAULT 1,
  born date DEFAULT '1999-12-31',
  seen timestamp(3) NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
  at datetime DEFAULT NULL,
  token char(36) DEFAULT (uuid()),
  payload json,
  picture longblob,
  story text,
  place point NOT NULL SRID 4326,
  doubled decimal(14,4) GENERATED ALWAYS AS (score * 2) STORED,
  initial varchar(5) GENERATED ALWAYS AS (concat(left(email, 1), '\'')) VIRTUAL,
  secret int DEFAULT 7 INVISIBLE,
  year_of year DEFAULT 2024,
  PRIMARY KEY (id),
  UNIQUE KEY users_email (email(50) DESC) COMMENT 'half of it',
  KEY users_name (name, born DESC),
  KEY users_expression ((lower(email)), (score + 1)),
  KEY users_unseen (seen) INVISIBLE,
  FULLTEXT KEY users_story (story),
  SPATIAL KEY users_place (place),
  CONSTRAINT a_check CHECK (score >= 0 AND name <> 'it''s'),
  CONSTRAINT hinted CHECK (score < 100000) NOT ENFORCED
) ENGINE=InnoDB AUTO_INCREMENT=100 DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci ROW_FORMAT=DYNAMIC
  COMMENT='people; it''s fine, back\\slash';

CREATE TABLE `select` (
  `Mixed Case` int NOT NULL,
  `100%` varchar(10) NOT NULL,
  `ti``ck` int,
  PRIMARY KEY (`Mixed Case`, `100%`)
) ENGINE=InnoDB;
CREATE TABLE `Odd ``table``; DROP TABLE users; --` (`co'l` int, `ÜBER größe` text);
CREATE TABLE a_name_of_sixty_four_characters_which_is_the_most_that_fits_here (x int, y double, z float);
CREATE TABLE orders (
  id int NOT NULL PRIMARY KEY,
  user_id bigint unsigned,
  a int,
  b varchar(10),
  invoice_id int,
  KEY by_invoice (invoice_id),
  CONSTRAINT orders_user FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE SET NULL ON UPDATE CASCADE,
  CONSTRAINT `composite key` FOREIGN KEY (a, b) REFERENCES `select` (`Mixed Case`, `100%`) ON DELETE RESTRICT
);
CREATE TABLE invoices (
  id int PRIMARY KEY,
  order_id int,
  CONSTRAINT of_order FOREIGN KEY (order_id) REFERENCES orders (id) ON DELETE CASCADE
);
ALTER TABLE orders ADD CONSTRAINT circle FOREIGN KEY (invoice_id) REFERENCES invoices (id);
CREATE TABLE tree (id int PRIMARY KEY, up int, CONSTRAINT tree_up FOREIGN KEY (up) REFERENCES tree (id));
CREATE TABLE by_range (id int NOT NULL, y int NOT NULL, PRIMARY KEY (id, y))
  PARTITION BY RANGE (y) SUBPARTITION BY HASH (id) SUBPARTITIONS 2
  (PARTITION p0 VALUES LESS THAN (2000) COMMENT = 'old', PARTITION p1 VALUES LESS THAN MAXVALUE);
CREATE TABLE by_list (id int, kind varchar(10)) PARTITION BY LIST COLUMNS (kind)
  (PARTITION pa VALUES IN ('a', 'b'), PARTITION pn VALUES IN (NULL));
CREATE TABLE by_hash (id int) PARTITION BY HASH (id) PARTITIONS 3;
CREATE TABLE compact (id int, t varchar(10)) ENGINE=InnoDB ROW_FORMAT=COMPACT STATS_PERSISTENT=0;
CREATE TABLE by_key (id int PRIMARY KEY) PARTITION BY LINEAR KEY () PARTITIONS 2;
CREATE TABLE bytes (id int PRIMARY KEY, b varbinary(4) DEFAULT 0x00FF, c binary(2) DEFAULT 0x4100,
  d varbinary(4) DEFAULT 0x0001, e binary(3) DEFAULT '', f varbinary(9) DEFAULT 0x1A22275C0A00, g blob DEFAULT (0x0041),
  h varchar(4) DEFAULT (5));
CREATE TABLE part_one (id int) ENGINE=MyISAM;
CREATE TABLE part_two (id int) ENGINE=MyISAM;
CREATE TABLE parts_merged (id int) ENGINE=MERGE UNION=(part_one, part_two) INSERT_METHOD=LAST;
CREATE TABLE words (id int PRIMARY KEY, t text, FULLTEXT KEY by_pairs (t) WITH PARSER ngram) COMPRESSION='zlib';
CREATE TABLE memory_table (id int, KEY h (id) USING HASH, KEY t (id) USING BTREE) ENGINE=MEMORY;

CREATE SQL SECURITY INVOKER VIEW happy AS SELECT id, email FROM users WHERE state = 'it''s ok' WITH LOCAL CHECK OPTION;
CREATE ALGORITHM = MERGE VIEW merged AS SELECT id FROM orders;
CREATE VIEW ashes AS SELECT id AS `I d` FROM happy;
-- Views over each other, with columns, aliases and texts that are named as other views, and one the beginning of another.
CREATE VIEW r AS SELECT id AS s, id AS a, id AS b FROM users;
CREATE VIEW s AS SELECT r.s AS r, b.id AS a FROM r JOIN users b;
CREATE VIEW b AS SELECT s.r AS s, 'from `a`' AS v FROM s JOIN (r JOIN users a ON a.id = r.a) ON r.s = s.r;
CREATE VIEW a AS SELECT b.s AS s FROM b LEFT JOIN s ON s.r = b.s WHERE EXISTS (SELECT 1 FROM `r` AS v);
CREATE VIEW `z``v` AS SELECT s FROM a;
CREATE VIEW v_base AS SELECT s FROM `z``v`;
CREATE VIEW v AS SELECT s FROM v_base;

DELIMITER //
CREATE FUNCTION twice(x int) RETURNS int DETERMINISTIC NO SQL COMMENT 'doubles; it''s quick'
BEGIN
  DECLARE y int DEFAULT x;
  RETURN y * 2;
END//
CREATE PROCEDURE nothing(IN a int, OUT b varchar(10), INOUT c json) SQL SECURITY INVOKER MODIFIES SQL DATA
BEGIN
  SET b = 'x; y';
END//
CREATE TRIGGER first_one BEFORE INSERT ON orders FOR EACH ROW BEGIN SET NEW.a = NEW.a; END//
CREATE TRIGGER second_one BEFORE INSERT ON orders FOR EACH ROW FOLLOWS first_one SET NEW.b = NEW.b//
CREATE TRIGGER afterwards AFTER DELETE ON orders FOR EACH ROW SET @gone = OLD.id//
CREATE EVENT nightly ON SCHEDULE EVERY '1:30' HOUR_MINUTE STARTS '2030-01-01 00:00:00' ENDS '2031-01-01 00:00:00'
  ON COMPLETION PRESERVE DISABLE COMMENT 'at night' DO BEGIN DELETE FROM invoices WHERE id < 0; END//
CREATE EVENT once ON SCHEDULE AT '2035-01-01 00:00:00' DO DELETE FROM invoices WHERE id < 0//
DELIMITER ;

-- Texts that a server prints otherwise than they were written.

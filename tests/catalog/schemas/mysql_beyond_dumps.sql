-- What MySQL's own dump loses or spoils, beside what stands in mysql.sql.
DELIMITER //
SET sql_mode = 'NO_BACKSLASH_ESCAPES'//
CREATE FUNCTION unescaped() RETURNS varchar(9) DETERMINISTIC COMMENT 'back\slash' RETURN 'C:\'//
CREATE EVENT unescaped ON SCHEDULE AT '2035-01-01 00:00:00' COMMENT 'back\slash' DO SET @x = 'C:\'//
SET sql_mode = DEFAULT//
DELIMITER ;
CREATE TABLE accents (
  `größe` varchar(9),
  l varchar(9) CHARSET latin1,
  same int AS (`größe` = 'é' OR `größe` = 'it''s \\ \n ü'),
  bytes int AS (l = _latin1'é'),
  said varchar(9) DEFAULT (concat('日', _latin1 x'e9')),
  KEY accented ((concat(`größe`, 'é'))),
  CHECK (`größe` <> _ucs2 x'00e9')
);
CREATE VIEW accented AS SELECT _latin1 x'e9' AS `é`, _ucs2 x'00e9' AS u, id AS `as` FROM orders
  WHERE b <> _latin1'a AS b' WITH CASCADED CHECK OPTION;

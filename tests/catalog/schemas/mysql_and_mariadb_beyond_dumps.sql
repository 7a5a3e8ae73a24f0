-- What the dumps of both lose or spoil.
DELIMITER //
SET sql_mode = 'NO_BACKSLASH_ESCAPES'//
CREATE FUNCTION unescaped() RETURNS varchar(9) DETERMINISTIC COMMENT 'back\slash' RETURN 'C:\'//
CREATE EVENT unescaped ON SCHEDULE AT '2035-01-01 00:00:00' COMMENT 'back\slash' DO SET @x = 'C:\'//
SET sql_mode = DEFAULT//
DELIMITER ;
CREATE VIEW accented AS SELECT _latin1 x'e9' AS `é`, _ucs2 x'00e9' AS u, id AS `as` FROM orders
  WHERE b <> _latin1'a AS b' WITH CASCADED CHECK OPTION;

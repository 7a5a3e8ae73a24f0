-- What both take, once their own schemas are there.
DELIMITER //
CREATE FUNCTION backslashes(s varchar(9) CHARSET latin1) RETURNS varchar(80) CHARSET utf8mb3 COLLATE utf8mb3_bin
  DETERMINISTIC COMMENT 'back\\slash, it''s' RETURN concat('C:\\new', '\\', 'it''s', "x\"y", '\'', '\n', s)//
CREATE PROCEDURE named(`a b` int, OUT `select` varchar(9)) BEGIN
  -- don't
  SELECT 'x' INTO `select`; /* it's */
END//
CREATE TRIGGER escapes BEFORE UPDATE ON orders FOR EACH ROW SET NEW.b = '\\n'//
SET time_zone = '+05:00'//
CREATE EVENT elsewhere ON SCHEDULE EVERY 1 DAY STARTS '2030-01-01 00:00:00' COMMENT 'do \\ it''s' DO SET @x = '\\n'//
SET time_zone = DEFAULT//
SET sql_mode = ''//
DELIMITER ;
CREATE VIEW slashes AS SELECT 'x\\' AS `it's`, a AS b FROM orders WHERE b > 'x';
CREATE TABLE zeros (d date NOT NULL DEFAULT '0000-00-00', t timestamp NOT NULL DEFAULT '2020-01-01 12:00:00');
SET sql_mode = DEFAULT;

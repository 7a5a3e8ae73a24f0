-- What MariaDB's own dump loses or spoils, beside what stands in mariadb.sql.
DELIMITER //
SET sql_mode = 'NO_BACKSLASH_ESCAPES'//
CREATE FUNCTION unescaped() RETURNS varchar(9) DETERMINISTIC COMMENT 'back\slash' RETURN 'C:\'//
CREATE EVENT unescaped ON SCHEDULE AT '2035-01-01 00:00:00' COMMENT 'back\slash' DO SET @x = 'C:\'//
SET sql_mode = DEFAULT//
DELIMITER ;
CREATE TABLE numbered (id bigint DEFAULT nextval(tickets));

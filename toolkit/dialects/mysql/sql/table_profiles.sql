-- Bytes that are free within a table, as of the last ANALYZE, and the number its next row gets.
SELECT TABLE_SCHEMA, TABLE_NAME, DATA_FREE, DATA_LENGTH + INDEX_LENGTH, AUTO_INCREMENT
FROM information_schema.TABLES
WHERE TABLE_TYPE = 'BASE TABLE' AND TABLE_SCHEMA IN %(schemas)s

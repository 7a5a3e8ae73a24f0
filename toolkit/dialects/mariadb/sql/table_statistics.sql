-- A table that nobody touched has no row.
SELECT t.TABLE_SCHEMA, t.TABLE_NAME, s.ROWS_READ, 0, s.ROWS_CHANGED, 0
FROM information_schema.TABLES t
LEFT JOIN information_schema.TABLE_STATISTICS s ON s.TABLE_SCHEMA = t.TABLE_SCHEMA AND s.TABLE_NAME = t.TABLE_NAME
WHERE t.TABLE_TYPE = 'BASE TABLE' AND t.TABLE_SCHEMA IN %(schemas)s

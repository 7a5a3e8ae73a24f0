-- A scan of a whole table counts on the index that it follows, which is often the smallest. Adding up takes the server a
-- while for each table, so only those are asked about that were read.
SELECT OBJECT_SCHEMA, OBJECT_NAME, INDEX_NAME, COUNT_FETCH
FROM performance_schema.table_io_waits_summary_by_index_usage
WHERE OBJECT_TYPE = 'TABLE' AND OBJECT_SCHEMA IN %(schemas)s AND OBJECT_NAME IN %(tables)s AND INDEX_NAME IS NOT NULL

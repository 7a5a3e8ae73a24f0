-- A rename, a rebuild or an index starts the counters of a table anew, and moves this time.
SELECT TABLE_SCHEMA, TABLE_NAME, CREATE_TIME
FROM information_schema.TABLES
WHERE TABLE_TYPE = 'BASE TABLE' AND TABLE_SCHEMA IN %(schemas)s

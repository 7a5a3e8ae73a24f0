-- What ANALYZE TABLE ... PERSISTENT saw. The average frequency is the number of rows that share a value.
SELECT s.db_name, s.table_name, s.column_name, s.nulls_ratio, s.avg_frequency, s.avg_length, t.cardinality
FROM mysql.column_stats s
JOIN mysql.table_stats t ON t.db_name = s.db_name AND t.table_name = s.table_name
WHERE s.db_name IN %(schemas)s

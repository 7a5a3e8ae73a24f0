-- What is remembered of statements is thrown away by hand only, and seldom alone: sys.ps_truncate_all_tables() takes the
-- counters with it, which do not say since when they count.
SELECT UTC_TIMESTAMP(),
       (SELECT VARIABLE_VALUE FROM performance_schema.global_status WHERE VARIABLE_NAME = 'Uptime'),
       (SELECT min(FIRST_SEEN) FROM performance_schema.events_statements_summary_by_digest),
       @@performance_schema AND (SELECT ENABLED = 'YES' FROM performance_schema.setup_consumers WHERE NAME = 'global_instrumentation'),
       (SELECT ENABLED = 'YES' FROM performance_schema.setup_instruments WHERE NAME = 'wait/io/table/sql/handler'),
       (SELECT max(HOST = '%' AND USER = '%') AND min(ENABLED = 'YES') FROM performance_schema.setup_actors),
       (SELECT sum(VARIABLE_VALUE) FROM performance_schema.global_status
        WHERE VARIABLE_NAME IN ('Performance_schema_thread_instances_lost', 'Performance_schema_table_handles_lost')),
       (SELECT sum(VARIABLE_VALUE) FROM performance_schema.global_status WHERE VARIABLE_NAME = 'Performance_schema_table_instances_lost')

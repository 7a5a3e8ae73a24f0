-- What is remembered of statements is thrown away by hand only, and seldom alone: sys.ps_truncate_all_tables() takes the
-- counters with it, which do not say since when they count.
SELECT UTC_TIMESTAMP(),
       (SELECT VARIABLE_VALUE FROM information_schema.GLOBAL_STATUS WHERE VARIABLE_NAME = 'UPTIME'),
       (SELECT min(FIRST_SEEN) FROM performance_schema.events_statements_summary_by_digest),
       @@performance_schema AND (SELECT ENABLED = 'YES' FROM performance_schema.setup_consumers WHERE NAME = 'global_instrumentation'),
       (SELECT ENABLED = 'YES' FROM performance_schema.setup_instruments WHERE NAME = 'wait/io/table/sql/handler'),
       (SELECT max(HOST = '%' AND USER = '%') AND min(ENABLED = 'YES') FROM performance_schema.setup_actors),
       (SELECT sum(VARIABLE_VALUE) FROM information_schema.GLOBAL_STATUS
        WHERE VARIABLE_NAME IN ('PERFORMANCE_SCHEMA_THREAD_INSTANCES_LOST', 'PERFORMANCE_SCHEMA_TABLE_HANDLES_LOST')),
       (SELECT sum(VARIABLE_VALUE) FROM information_schema.GLOBAL_STATUS WHERE VARIABLE_NAME = 'PERFORMANCE_SCHEMA_TABLE_INSTANCES_LOST')

SELECT UTC_TIMESTAMP(),
       (SELECT VARIABLE_VALUE FROM performance_schema.global_status WHERE VARIABLE_NAME = 'Uptime'),
       @@performance_schema,
       (SELECT ENABLED FROM performance_schema.setup_instruments WHERE NAME = 'wait/io/table/sql/handler'),
       (SELECT sum(VARIABLE_VALUE) FROM performance_schema.global_status
        WHERE VARIABLE_NAME IN ('Performance_schema_table_instances_lost', 'Performance_schema_table_handles_lost'))

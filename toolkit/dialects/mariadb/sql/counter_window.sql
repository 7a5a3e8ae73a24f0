SELECT UTC_TIMESTAMP(),
       (SELECT VARIABLE_VALUE FROM information_schema.GLOBAL_STATUS WHERE VARIABLE_NAME = 'UPTIME'),
       @@performance_schema,
       (SELECT ENABLED FROM performance_schema.setup_instruments WHERE NAME = 'wait/io/table/sql/handler'),
       (SELECT sum(VARIABLE_VALUE) FROM information_schema.GLOBAL_STATUS
        WHERE VARIABLE_NAME IN ('PERFORMANCE_SCHEMA_TABLE_INSTANCES_LOST', 'PERFORMANCE_SCHEMA_TABLE_HANDLES_LOST'))

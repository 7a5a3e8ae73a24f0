-- The most exact rule that fits a table is the one that counts.
SELECT OBJECT_SCHEMA, OBJECT_NAME, ENABLED = 'YES' FROM performance_schema.setup_objects WHERE OBJECT_TYPE = 'TABLE'

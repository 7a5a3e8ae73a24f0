SELECT (SELECT ENABLED FROM performance_schema.setup_consumers WHERE NAME = 'statements_digest'),
       (SELECT count(*) FROM performance_schema.setup_instruments WHERE NAME = 'statement/sql/select' AND ENABLED = 'YES'),
       LEAST(@@max_digest_length, @@performance_schema_max_digest_length)

SELECT (SELECT ENABLED FROM performance_schema.setup_consumers WHERE NAME = 'statements_digest'),
       (SELECT count(*) FROM performance_schema.setup_instruments WHERE NAME = 'statement/sql/select' AND ENABLED = 'YES')

-- What is set for our own user says nothing of others.
WITH settings AS (
  SELECT name, setting FROM pg_settings WHERE source NOT IN ('user', 'database user', 'session')
)
SELECT now(),
       n.nspname,
       string_to_array(e.extversion, '.')::int[] >= '{1,11}',
       EXISTS (SELECT FROM settings WHERE (name, setting) IN (('compute_query_id', 'off'), ('pg_stat_statements.track', 'none'))),
       EXISTS (SELECT FROM settings WHERE (name, setting) = ('pg_stat_statements.track_utility', 'off'))
FROM (SELECT) AS always
LEFT JOIN pg_extension e ON e.extname = 'pg_stat_statements'
LEFT JOIN pg_namespace n ON n.oid = e.extnamespace

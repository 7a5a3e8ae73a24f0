-- Rows that nobody sees any more and VACUUM did not take away yet.
SELECT schemaname, s.relname, n_live_tup, n_dead_tup, c.relpages::bigint * current_setting('block_size')::bigint
FROM pg_stat_user_tables s
JOIN pg_class c ON c.oid = s.relid
WHERE n_dead_tup > 0
  AND (%(schemas)s::text[] IS NULL OR schemaname = ANY (%(schemas)s::text[]))

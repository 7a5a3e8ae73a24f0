-- Uses counted since the statistics were last reset. Only leaves of a partitioned table count. An index-only
-- scan fetches no row of the table: what it read stands with the index.
SELECT schemaname,
       relname,
       relid::text,
       coalesce(seq_scan, 0),
       coalesce(seq_tup_read, 0),
       coalesce(idx_scan, 0),
       coalesce(idx_tup_fetch, 0),
       n_tup_ins,
       n_tup_upd,
       n_tup_del,
       greatest(last_seq_scan, last_idx_scan) -- >= 16
       NULL -- < 16
FROM pg_stat_user_tables
WHERE %(schemas)s::text[] IS NULL OR schemaname = ANY (%(schemas)s::text[])

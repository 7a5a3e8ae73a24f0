-- Checking that a key is unique is no scan: a unique index that nobody reads stays at zero.
SELECT schemaname,
       relname,
       indexrelname,
       idx_tup_read,
       idx_scan,
       last_idx_scan -- >= 16
       NULL -- < 16
FROM pg_stat_user_indexes
WHERE %(schemas)s::text[] IS NULL OR schemaname = ANY (%(schemas)s::text[])

-- Pages as of the last VACUUM or ANALYZE; needs no lock.
SELECT c.oid,
       (c.relpages + coalesce(toast.relpages, 0))::bigint * current_setting('block_size')::bigint,
       coalesce(indexes.pages, 0) * current_setting('block_size')::bigint
FROM unnest(%(oids)s::oid[]) AS wanted (oid)
JOIN pg_class c ON c.oid = wanted.oid
LEFT JOIN pg_class toast ON toast.oid = c.reltoastrelid
LEFT JOIN (
    SELECT i.indrelid, sum(index.relpages)::bigint AS pages
    FROM pg_index i JOIN pg_class index ON index.oid = i.indexrelid
    GROUP BY i.indrelid
) indexes ON indexes.indrelid = c.oid

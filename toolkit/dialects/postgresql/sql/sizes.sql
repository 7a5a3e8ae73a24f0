-- Pages as of the last VACUUM or ANALYZE. A table that saw neither is measured, and its indexes and TOAST
-- with it unless it is empty; the TOAST alone where only ANALYZE saw the table, which does not look into it.
-- Measuring makes the server load the whole description of a relation, which at a hundred thousand relations
-- is a lot of its memory.
WITH heaps AS (
    SELECT c.oid, c.reltoastrelid, c.relpages, c.reltuples,
           CASE WHEN c.reltuples < 0 AND c.relkind = 'r' THEN
               CASE WHEN c.oid = ANY (%(measured)s::oid[]) THEN pg_relation_size(c.oid) END
           END AS measured
    FROM unnest(%(oids)s::oid[]) AS wanted (oid)
    JOIN pg_class c ON c.oid = wanted.oid
), pieces AS (
    SELECT heaps.oid, 0 AS is_index, heaps.relpages, heaps.measured AS bytes FROM heaps
    UNION ALL
    SELECT heaps.oid, 0, toast.relpages,
           CASE WHEN heaps.measured > 0 THEN pg_relation_size(toast.oid)
                WHEN heaps.relpages > 0 AND toast.relpages = 0
                     AND toast.reltuples < 0 -- >= 14
                     AND heaps.oid = ANY (%(measured)s::oid[]) THEN pg_relation_size(toast.oid)
           END
    FROM heaps JOIN pg_class toast ON toast.oid = heaps.reltoastrelid
    UNION ALL
    SELECT heaps.oid, 1, index.relpages, CASE WHEN heaps.measured > 0 THEN pg_relation_size(index.oid) END
    FROM heaps JOIN pg_index i ON i.indrelid = heaps.oid JOIN pg_class index ON index.oid = i.indexrelid
)
SELECT oid,
       sum(coalesce(bytes, relpages::bigint * current_setting('block_size')::bigint)) FILTER (WHERE is_index = 0)::bigint,
       coalesce(sum(coalesce(bytes, relpages::bigint * current_setting('block_size')::bigint)) FILTER (WHERE is_index = 1), 0)::bigint
FROM pieces
GROUP BY oid

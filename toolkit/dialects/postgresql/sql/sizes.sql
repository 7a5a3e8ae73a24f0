-- Bytes of each table with its TOAST table, and of its indexes. Only main forks are asked for: the maps
-- of free space and visibility weigh next to nothing, and asking for them takes four times as long.
-- These functions lock each relation for an instant, and another session may hold a stronger lock.
SELECT c.oid,
       pg_relation_size(c.oid) + coalesce(pg_relation_size(nullif(c.reltoastrelid, 0)), 0),
       coalesce(indexes.bytes, 0)
FROM unnest(%(oids)s::oid[]) AS wanted (oid)
JOIN pg_class c ON c.oid = wanted.oid
LEFT JOIN (
    SELECT indrelid, sum(pg_relation_size(indexrelid))::bigint AS bytes FROM pg_index
    WHERE indrelid = ANY (%(oids)s::oid[])
    GROUP BY indrelid
) indexes ON indexes.indrelid = c.oid

-- Tables that nobody analysed yet and that are not empty, and those whose TOAST nobody vacuumed and is not, by the
-- files that they are in: looking at a file takes no lock, and the server need not load what belongs to the table.
-- Only a superuser may.
SELECT c.oid
FROM unnest(%(oids)s::oid[]) AS wanted (oid)
JOIN pg_class c ON c.oid = wanted.oid
LEFT JOIN pg_class toast ON toast.oid = c.reltoastrelid
WHERE CASE
    WHEN c.reltuples < 0 THEN c.relkind = 'r' AND (pg_stat_file(pg_relation_filepath(c.oid), true)).size > 0
    WHEN c.relpages > 0 AND toast.relpages = 0
         AND toast.reltuples < 0 -- >= 14
         THEN (pg_stat_file(pg_relation_filepath(toast.oid), true)).size > 0
END

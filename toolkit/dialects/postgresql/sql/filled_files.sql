-- Tables that nobody analysed yet and that are not empty, by the files that they are in: looking at a file takes no
-- lock, and the server need not load what belongs to the table. Only a superuser may.
SELECT c.oid
FROM unnest(%(oids)s::oid[]) AS wanted (oid)
JOIN pg_class c ON c.oid = wanted.oid
WHERE c.reltuples < 0
  AND c.relkind = 'r'
  AND (pg_stat_file(pg_relation_filepath(c.oid), true)).size > 0

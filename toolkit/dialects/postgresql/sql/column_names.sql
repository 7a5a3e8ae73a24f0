-- Columns of the tables that foreign keys in scope point to, where those tables are out of scope.
SELECT a.attrelid, a.attnum, a.attname
FROM unnest(%(oids)s::oid[]) AS wanted (oid)
JOIN pg_attribute a ON a.attrelid = wanted.oid AND a.attnum > 0 AND NOT a.attisdropped

SELECT i.inhrelid, i.inhparent, n.nspname, c.relname, child.relispartition
FROM unnest(%(oids)s::oid[]) AS wanted (oid)
JOIN pg_inherits i ON i.inhrelid = wanted.oid
JOIN pg_class child ON child.oid = i.inhrelid
JOIN pg_class c ON c.oid = i.inhparent
JOIN pg_namespace n ON n.oid = c.relnamespace
ORDER BY i.inhrelid, i.inhseqno

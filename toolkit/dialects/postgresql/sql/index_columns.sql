-- Parameters of operator classes and statistics targets of indexed expressions: few indexes have any.
SELECT a.attrelid, a.attnum, nullif(a.attstattarget, -1), a.attoptions
FROM unnest(%(oids)s::oid[]) AS wanted (oid)
JOIN pg_index i ON i.indrelid = wanted.oid
JOIN pg_attribute a ON a.attrelid = i.indexrelid AND (a.attoptions IS NOT NULL OR a.attstattarget >= 0)

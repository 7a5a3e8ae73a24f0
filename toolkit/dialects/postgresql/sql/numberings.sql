-- Sequences that number the rows of a table, by identity or serial, and how far they have come.
SELECT n.nspname,
       c.relname,
       a.attname,
       pg_sequence_last_value(s.seqrelid),
       s.seqmax
FROM pg_depend d
JOIN pg_sequence s ON s.seqrelid = d.objid
JOIN pg_class c ON c.oid = d.refobjid AND c.relpersistence <> 't'
JOIN pg_namespace n ON n.oid = c.relnamespace
JOIN pg_attribute a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid
WHERE d.classid = 'pg_class'::regclass
  AND d.refclassid = 'pg_class'::regclass
  AND d.deptype IN ('a', 'i')
  AND has_sequence_privilege(s.seqrelid, 'SELECT,USAGE')
  AND s.seqincrement > 0
  AND (%(schemas)s::text[] IS NULL OR n.nspname = ANY (%(schemas)s::text[]))

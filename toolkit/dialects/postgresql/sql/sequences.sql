-- Sequences, with the column each belongs to: 'i' is an identity column's own, 'a' a serial column's.
-- pg_sequence_last_value is not asked: it takes a lock on each sequence.
SELECT n.nspname,
       c.relname,
       format_type(s.seqtypid, NULL),
       s.seqstart,
       s.seqincrement,
       s.seqmin,
       s.seqmax,
       s.seqcache,
       s.seqcycle,
       owner.deptype::text,
       owner.refobjid,
       owner.nspname,
       owner.relname,
       owner.attname,
       owner.refobjsubid,
       c.relpersistence::text,
       description.description
FROM pg_sequence s
JOIN pg_class c ON c.oid = s.seqrelid
JOIN pg_namespace n ON n.oid = c.relnamespace
-- The limit keeps the server from joining all that depends on a column before it looks for sequences in it.
LEFT JOIN LATERAL (
    SELECT d.deptype, d.refobjid, d.refobjsubid, owned_schema.nspname, owned.relname, owned_column.attname
    FROM pg_depend d
    JOIN pg_class owned ON owned.oid = d.refobjid
    JOIN pg_namespace owned_schema ON owned_schema.oid = owned.relnamespace
    JOIN pg_attribute owned_column ON owned_column.attrelid = d.refobjid AND owned_column.attnum = d.refobjsubid
    WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid
      AND d.refclassid = 'pg_class'::regclass AND d.refobjsubid > 0 AND d.deptype IN ('a', 'i')
    LIMIT 1
) owner ON true
LEFT JOIN pg_description description
       ON description.classoid = 'pg_class'::regclass AND description.objoid = c.oid
WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
  AND (%(schemas)s::text[] IS NULL OR n.nspname = ANY (%(schemas)s::text[]))
  AND NOT EXISTS (SELECT FROM pg_depend member WHERE member.classid = 'pg_class'::regclass
                  AND member.objid = c.oid AND member.deptype = 'e')

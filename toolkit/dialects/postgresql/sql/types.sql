-- Enums, domains and composite types that no extension owns.
SELECT t.oid,
       n.nspname,
       t.typname,
       t.typtype::text,
       CASE WHEN t.typtype = 'd' THEN format_type(t.typbasetype, t.typtypmod) END,
       base.typname,
       base.typtype::text,
       base.typcategory::text,
       t.typnotnull,
       pg_get_expr(t.typdefaultbin, 0),
       CASE WHEN t.typtype = 'd' AND t.typcollation <> base.typcollation THEN t.typcollation::regcollation::text END,
       CASE WHEN t.typtype = 'e' THEN
           ARRAY(SELECT enumlabel FROM pg_enum WHERE enumtypid = t.oid ORDER BY enumsortorder)
       END,
       t.typrelid,
       description.description
FROM pg_type t
JOIN pg_namespace n ON n.oid = t.typnamespace
LEFT JOIN pg_type base ON base.oid = t.typbasetype
LEFT JOIN pg_class row_type ON row_type.oid = t.typrelid
LEFT JOIN pg_description description
       ON description.classoid = 'pg_type'::regclass AND description.objoid = t.oid
WHERE t.oid >= 16384
  AND (t.typtype IN ('e', 'd') OR (t.typtype = 'c' AND row_type.relkind = 'c'))
  AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
  AND (%(schemas)s::text[] IS NULL OR n.nspname = ANY (%(schemas)s::text[]))
  AND NOT EXISTS (SELECT FROM pg_depend member WHERE member.classid = 'pg_type'::regclass
                  AND member.objid = t.oid AND member.deptype = 'e')

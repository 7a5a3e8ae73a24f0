-- Every table and view in scope; system schemas and temporary tables are nobody's concern.
SELECT c.oid,
       n.nspname,
       c.relname,
       c.relkind::text,
       c.relpersistence::text,
       c.relrowsecurity,
       c.relforcerowsecurity,
       c.relreplident::text,
       c.reloptions,
       toast.reloptions,
       am.amname,
       ts.spcname,
       pg_get_userbyid(c.relowner),
       -- A table that was never analysed: the counters know how many rows they saw, unless they were reset.
       CASE WHEN c.reltuples >= 0 THEN c.reltuples ELSE nullif(pg_stat_get_live_tuples(c.oid), 0) END,
       CASE WHEN c.relispartition THEN pg_get_expr(c.relpartbound, c.oid) END,
       CASE WHEN c.relkind = 'p' THEN pg_get_partkeydef(c.oid) END,
       CASE WHEN c.relkind IN ('v', 'm') THEN pg_get_viewdef(c.oid) END,
       c.relispopulated,
       c.reloftype::regtype::text,
       server.srvname,
       foreign_table.ftoptions,
       extension.extname,
       description.description
FROM pg_class c
JOIN pg_namespace n ON n.oid = c.relnamespace
LEFT JOIN pg_class toast ON toast.oid = c.reltoastrelid AND toast.reloptions IS NOT NULL
LEFT JOIN pg_am am ON am.oid = c.relam
LEFT JOIN pg_tablespace ts ON ts.oid = c.reltablespace
LEFT JOIN pg_foreign_table foreign_table ON foreign_table.ftrelid = c.oid
LEFT JOIN pg_foreign_server server ON server.oid = foreign_table.ftserver
LEFT JOIN pg_depend member
       ON member.classid = 'pg_class'::regclass AND member.objid = c.oid AND member.objsubid = 0
      AND member.deptype = 'e'
LEFT JOIN pg_extension extension ON extension.oid = member.refobjid
LEFT JOIN pg_description description
       ON description.classoid = 'pg_class'::regclass AND description.objoid = c.oid
      AND description.objsubid = 0
WHERE c.relkind IN ('r', 'p', 'f', 'v', 'm')
  AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
  AND (%(schemas)s::text[] IS NULL OR n.nspname = ANY (%(schemas)s::text[]))

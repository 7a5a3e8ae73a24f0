SELECT pr.prpubid,
       n.nspname,
       c.relname,
       ARRAY(SELECT a.attname::text FROM pg_attribute a WHERE a.attrelid = pr.prrelid AND a.attnum = ANY (pr.prattrs) ORDER BY a.attnum), -- >= 15
       ARRAY[]::text[], -- < 15
       pg_get_expr(pr.prqual, pr.prrelid) -- >= 15
       NULL -- < 15
FROM pg_publication_rel pr
JOIN pg_class c ON c.oid = pr.prrelid
JOIN pg_namespace n ON n.oid = c.relnamespace

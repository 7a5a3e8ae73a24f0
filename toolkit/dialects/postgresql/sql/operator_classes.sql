SELECT o.oid,
       CASE WHEN n.nspname = 'pg_catalog' THEN quote_ident(o.opcname)
            ELSE quote_ident(n.nspname) || '.' || quote_ident(o.opcname)
       END,
       o.opcdefault
FROM pg_opclass o
JOIN pg_namespace n ON n.oid = o.opcnamespace

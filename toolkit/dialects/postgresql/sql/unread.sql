-- What a database may hold and the catalog has no word for. It is named, so that nobody believes it equal.
WITH found AS (
    SELECT 'rewrite rule' AS kind, 'pg_rewrite'::regclass AS class, r.oid,
           n.nspname || '.' || c.relname || '.' || r.rulename AS name, n.nspname AS schema
    FROM pg_rewrite r JOIN pg_class c ON c.oid = r.ev_class JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE r.rulename <> '_RETURN'
    UNION ALL
    SELECT 'extended statistics', 'pg_statistic_ext'::regclass, s.oid, n.nspname || '.' || s.stxname, n.nspname
    FROM pg_statistic_ext s JOIN pg_namespace n ON n.oid = s.stxnamespace
    UNION ALL
    SELECT CASE t.typtype WHEN 'r' THEN 'range type' ELSE 'base type' END, 'pg_type'::regclass, t.oid,
           n.nspname || '.' || t.typname, n.nspname
    FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace
    WHERE t.typtype = 'r' OR (t.typtype = 'b' AND t.typcategory <> 'A')
    UNION ALL
    SELECT 'operator', 'pg_operator'::regclass, o.oid, n.nspname || '.' || o.oprname, n.nspname
    FROM pg_operator o JOIN pg_namespace n ON n.oid = o.oprnamespace
    UNION ALL
    SELECT 'operator class', 'pg_opclass'::regclass, o.oid, n.nspname || '.' || o.opcname, n.nspname
    FROM pg_opclass o JOIN pg_namespace n ON n.oid = o.opcnamespace
    UNION ALL
    SELECT 'collation', 'pg_collation'::regclass, c.oid, n.nspname || '.' || c.collname, n.nspname
    FROM pg_collation c JOIN pg_namespace n ON n.oid = c.collnamespace
    UNION ALL
    SELECT 'text search configuration', 'pg_ts_config'::regclass, c.oid, n.nspname || '.' || c.cfgname, n.nspname
    FROM pg_ts_config c JOIN pg_namespace n ON n.oid = c.cfgnamespace
    UNION ALL
    SELECT 'text search dictionary', 'pg_ts_dict'::regclass, c.oid, n.nspname || '.' || c.dictname, n.nspname
    FROM pg_ts_dict c JOIN pg_namespace n ON n.oid = c.dictnamespace
    UNION ALL
    SELECT 'cast', 'pg_cast'::regclass, c.oid,
           format_type(c.castsource, NULL) || ' to ' || format_type(c.casttarget, NULL), ''
    FROM pg_cast c WHERE c.oid >= 16384
    UNION ALL
    SELECT 'foreign server', 'pg_foreign_server'::regclass, s.oid, s.srvname, '' FROM pg_foreign_server s
    UNION ALL
    SELECT 'default privileges', 'pg_default_acl'::regclass, d.oid,
           pg_get_userbyid(d.defaclrole) || coalesce(' in ' || d.defaclnamespace::regnamespace::text, ''), ''
    FROM pg_default_acl d
)
SELECT kind, name
FROM found
WHERE schema !~ '^pg_' AND schema <> 'information_schema'
  AND (%(schemas)s::text[] IS NULL OR schema = '' OR schema = ANY (%(schemas)s::text[]))
  AND NOT EXISTS (SELECT FROM pg_depend member
                  WHERE member.classid = found.class AND member.objid = found.oid AND member.deptype IN ('e', 'i'))

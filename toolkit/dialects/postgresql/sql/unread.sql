-- What a database may hold and the catalog has no word for. It is named, so that nobody believes it equal.
-- Numbers below 16384 are the server's own.
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
    WHERE t.oid >= 16384 AND (t.typtype IN ('r', 'p') OR (t.typtype = 'b' AND t.typcategory <> 'A'))
    UNION ALL
    SELECT 'operator', 'pg_operator'::regclass, o.oid, n.nspname || '.' || o.oprname, n.nspname
    FROM pg_operator o JOIN pg_namespace n ON n.oid = o.oprnamespace WHERE o.oid >= 16384
    UNION ALL
    SELECT 'operator class', 'pg_opclass'::regclass, o.oid, n.nspname || '.' || o.opcname, n.nspname
    FROM pg_opclass o JOIN pg_namespace n ON n.oid = o.opcnamespace WHERE o.oid >= 16384
    UNION ALL
    SELECT 'operator family', 'pg_opfamily'::regclass, f.oid, n.nspname || '.' || f.opfname, n.nspname
    FROM pg_opfamily f JOIN pg_namespace n ON n.oid = f.opfnamespace WHERE f.oid >= 16384
    UNION ALL
    SELECT 'conversion', 'pg_conversion'::regclass, c.oid, n.nspname || '.' || c.conname, n.nspname
    FROM pg_conversion c JOIN pg_namespace n ON n.oid = c.connamespace WHERE c.oid >= 16384
    UNION ALL
    SELECT 'collation', 'pg_collation'::regclass, c.oid, n.nspname || '.' || c.collname, n.nspname
    FROM pg_collation c JOIN pg_namespace n ON n.oid = c.collnamespace WHERE c.oid >= 16384
    UNION ALL
    SELECT 'text search configuration', 'pg_ts_config'::regclass, c.oid, n.nspname || '.' || c.cfgname, n.nspname
    FROM pg_ts_config c JOIN pg_namespace n ON n.oid = c.cfgnamespace WHERE c.oid >= 16384
    UNION ALL
    SELECT 'text search dictionary', 'pg_ts_dict'::regclass, c.oid, n.nspname || '.' || c.dictname, n.nspname
    FROM pg_ts_dict c JOIN pg_namespace n ON n.oid = c.dictnamespace WHERE c.oid >= 16384
    UNION ALL
    SELECT 'text search parser', 'pg_ts_parser'::regclass, p.oid, n.nspname || '.' || p.prsname, n.nspname
    FROM pg_ts_parser p JOIN pg_namespace n ON n.oid = p.prsnamespace WHERE p.oid >= 16384
    UNION ALL
    SELECT 'text search template', 'pg_ts_template'::regclass, t.oid, n.nspname || '.' || t.tmplname, n.nspname
    FROM pg_ts_template t JOIN pg_namespace n ON n.oid = t.tmplnamespace WHERE t.oid >= 16384
    UNION ALL
    SELECT 'cast', 'pg_cast'::regclass, c.oid,
           format_type(c.castsource, NULL) || ' to ' || format_type(c.casttarget, NULL), ''
    FROM pg_cast c WHERE c.oid >= 16384
    UNION ALL
    SELECT 'transform', 'pg_transform'::regclass, t.oid,
           format_type(t.trftype, NULL) || ' in ' || l.lanname, ''
    FROM pg_transform t JOIN pg_language l ON l.oid = t.trflang
    UNION ALL
    SELECT 'language', 'pg_language'::regclass, l.oid, l.lanname, '' FROM pg_language l WHERE l.oid >= 16384
    UNION ALL
    SELECT 'right on a language', 'pg_language'::regclass, l.oid, l.lanname, ''
    FROM pg_language l WHERE l.lanacl IS NOT NULL AND l.oid < 16384
    UNION ALL
    SELECT 'access method', 'pg_am'::regclass, a.oid, a.amname, '' FROM pg_am a WHERE a.oid >= 16384
    UNION ALL
    SELECT 'large object', 'pg_largeobject'::regclass, l.oid, l.oid::text, '' FROM pg_largeobject_metadata l
    UNION ALL
    SELECT 'subscription', 'pg_subscription'::regclass, 0::oid, s.subname, ''
    FROM pg_subscription s JOIN pg_database d ON d.oid = s.subdbid AND d.datname = current_database()
    UNION ALL
    SELECT 'foreign data wrapper', 'pg_foreign_data_wrapper'::regclass, w.oid, w.fdwname, ''
    FROM pg_foreign_data_wrapper w
    UNION ALL
    SELECT 'foreign server', 'pg_foreign_server'::regclass, s.oid, s.srvname, '' FROM pg_foreign_server s
    UNION ALL
    SELECT 'user mapping', 'pg_user_mapping'::regclass, m.umid, m.usename || ' at ' || m.srvname, ''
    FROM pg_user_mappings m
    UNION ALL
    SELECT 'default privileges', 'pg_default_acl'::regclass, d.oid,
           pg_get_userbyid(d.defaclrole) || coalesce(' in ' || nullif(d.defaclnamespace, 0)::regnamespace::text, ''), ''
    FROM pg_default_acl d
)
SELECT kind, name
FROM found
WHERE schema !~ '^pg_' AND schema <> 'information_schema'
  AND (%(schemas)s::text[] IS NULL OR schema = '' OR schema = ANY (%(schemas)s::text[]))
  AND NOT EXISTS (SELECT FROM pg_depend member
                  WHERE member.classid = found.class AND member.objid = found.oid AND member.deptype IN ('e', 'i'))

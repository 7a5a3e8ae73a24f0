-- Rights that differ from what the server gives by itself: those added, and those taken away. Those on columns alone
-- are read with the columns.
WITH objects AS (
    SELECT CASE c.relkind WHEN 'S' THEN 'sequence' WHEN 'v' THEN 'view' WHEN 'm' THEN 'view' ELSE 'table' END AS kind,
           n.nspname || '.' || c.relname AS name, c.relacl AS acl,
           acldefault(CASE c.relkind WHEN 'S' THEN 's'::"char" ELSE 'r'::"char" END, c.relowner) AS standard,
           c.relowner AS owner, n.nspname AS schema
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relacl IS NOT NULL AND c.relkind IN ('r', 'p', 'f', 'v', 'm', 'S')
    UNION ALL
    SELECT 'routine', n.nspname || '.' || p.proname || '(' || pg_get_function_identity_arguments(p.oid) || ')',
           p.proacl, acldefault('f', p.proowner), p.proowner, n.nspname
    FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
    WHERE p.proacl IS NOT NULL
    UNION ALL
    SELECT 'type', n.nspname || '.' || t.typname, t.typacl, acldefault('T', t.typowner), t.typowner, n.nspname
    FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace
    WHERE t.typacl IS NOT NULL
    UNION ALL
    SELECT 'schema', n.nspname, n.nspacl, acldefault('n', n.nspowner), n.nspowner, n.nspname
    FROM pg_namespace n
    WHERE n.nspacl IS NOT NULL
), scoped AS (
    SELECT * FROM objects
    WHERE schema !~ '^pg_' AND schema <> 'information_schema'
      AND (%(schemas)s::text[] IS NULL OR schema = ANY (%(schemas)s::text[]))
), held AS (
    SELECT kind, name, owner, grantee, privilege_type, is_grantable FROM scoped, aclexplode(acl)
), given AS (
    SELECT kind, name, owner, grantee, privilege_type, is_grantable FROM scoped, aclexplode(standard)
), changed AS (
    (SELECT *, false AS revoked FROM held EXCEPT SELECT *, false FROM given)
    UNION ALL
    (SELECT *, true FROM given EXCEPT SELECT *, true FROM held)
)
SELECT kind, name,
       CASE WHEN grantee = 0 THEN 'public' WHEN grantee = owner THEN 'the owner' ELSE pg_get_userbyid(grantee) END,
       lower(privilege_type), is_grantable, revoked
FROM changed

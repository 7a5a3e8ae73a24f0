SELECT p.polrelid,
       p.polname,
       p.polcmd::text,
       p.polpermissive,
       ARRAY(SELECT CASE role WHEN 0 THEN 'public' ELSE pg_get_userbyid(role) END
             FROM unnest(p.polroles) role ORDER BY 1),
       pg_get_expr(p.polqual, p.polrelid),
       pg_get_expr(p.polwithcheck, p.polrelid),
       description.description
FROM unnest(%(oids)s::oid[]) AS wanted (oid)
JOIN pg_policy p ON p.polrelid = wanted.oid
LEFT JOIN pg_description description
       ON description.classoid = 'pg_policy'::regclass AND description.objoid = p.oid

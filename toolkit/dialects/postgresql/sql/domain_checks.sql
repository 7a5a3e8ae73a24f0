SELECT con.contypid, con.conname, pg_get_expr(con.conbin, 0), con.convalidated, description.description
FROM unnest(%(oids)s::oid[]) AS wanted (oid)
JOIN pg_constraint con ON con.contypid = wanted.oid AND con.contype = 'c'
LEFT JOIN pg_description description
       ON description.classoid = 'pg_constraint'::regclass AND description.objoid = con.oid

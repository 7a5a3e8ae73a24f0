SELECT d.objoid, d.objsubid, d.description
FROM unnest(%(oids)s::oid[]) AS wanted (oid)
JOIN pg_description d ON d.objoid = wanted.oid AND d.classoid = 'pg_class'::regclass AND d.objsubid > 0

-- plpgsql comes with every database and its members say nothing.
SELECT e.extname,
       e.extversion,
       n.nspname,
       ARRAY(SELECT pg_describe_object(d.classid, d.objid, d.objsubid)
             FROM pg_depend d
             WHERE d.refclassid = 'pg_extension'::regclass AND d.refobjid = e.oid AND d.deptype = 'e'),
       description.description
FROM pg_extension e
JOIN pg_namespace n ON n.oid = e.extnamespace
LEFT JOIN pg_description description
       ON description.classoid = 'pg_extension'::regclass AND description.objoid = e.oid
WHERE e.extname <> 'plpgsql'

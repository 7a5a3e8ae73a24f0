SELECT t.tgrelid,
       t.tgname,
       t.tgtype::int,
       pg_get_triggerdef(t.oid),
       t.tgenabled::text,
       description.description
FROM unnest(%(oids)s::oid[]) AS wanted (oid)
JOIN pg_trigger t ON t.tgrelid = wanted.oid AND NOT t.tgisinternal AND t.tgparentid = 0
LEFT JOIN pg_description description
       ON description.classoid = 'pg_trigger'::regclass AND description.objoid = t.oid

-- A trigger that a partition has from its parent is told only where it is switched otherwise there.
SELECT t.tgrelid,
       t.tgname,
       t.tgtype::int,
       pg_get_triggerdef(t.oid),
       t.tgenabled::text,
       description.description
FROM unnest(%(oids)s::oid[]) AS wanted (oid)
JOIN pg_trigger t ON t.tgrelid = wanted.oid AND NOT t.tgisinternal
LEFT JOIN pg_trigger parent ON parent.oid = t.tgparentid
LEFT JOIN pg_description description
       ON description.classoid = 'pg_trigger'::regclass AND description.objoid = t.oid
WHERE parent.oid IS NULL OR parent.tgenabled <> t.tgenabled

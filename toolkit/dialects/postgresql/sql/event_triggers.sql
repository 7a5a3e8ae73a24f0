SELECT e.evtname, e.evtevent, e.evtfoid::regprocedure::text, e.evtenabled::text, e.evttags, description.description
FROM pg_event_trigger e
LEFT JOIN pg_description description
       ON description.classoid = 'pg_event_trigger'::regclass AND description.objoid = e.oid
WHERE NOT EXISTS (SELECT FROM pg_depend member WHERE member.classid = 'pg_event_trigger'::regclass
                  AND member.objid = e.oid AND member.deptype = 'e')

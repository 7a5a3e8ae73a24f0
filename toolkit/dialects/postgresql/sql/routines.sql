-- Functions, procedures and aggregates that no extension owns.
SELECT n.nspname,
       p.proname,
       p.prokind::text,
       pg_get_function_identity_arguments(p.oid),
       pg_get_function_result(p.oid),
       l.lanname,
       CASE WHEN p.prokind <> 'a' THEN pg_get_functiondef(p.oid)
            ELSE concat_ws(' ', 'SFUNC', a.aggtransfn::text, 'STYPE', a.aggtranstype::regtype::text,
                           'FINALFUNC', a.aggfinalfn::text, 'COMBINEFUNC', a.aggcombinefn::text,
                           'SORTOP', a.aggsortop::regoperator::text, 'KIND', a.aggkind::text,
                           'MSFUNC', a.aggmtransfn::text, 'INITCOND', quote_nullable(a.agginitval))
       END,
       p.prosecdef,
       pg_get_userbyid(p.proowner),
       description.description
FROM pg_proc p
JOIN pg_namespace n ON n.oid = p.pronamespace
JOIN pg_language l ON l.oid = p.prolang
LEFT JOIN pg_aggregate a ON a.aggfnoid = p.oid
LEFT JOIN pg_description description
       ON description.classoid = 'pg_proc'::regclass AND description.objoid = p.oid
WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
  AND (%(schemas)s::text[] IS NULL OR n.nspname = ANY (%(schemas)s::text[]))
  AND NOT EXISTS (SELECT FROM pg_depend member WHERE member.classid = 'pg_proc'::regclass
                  AND member.objid = p.oid AND member.deptype IN ('e', 'i'))

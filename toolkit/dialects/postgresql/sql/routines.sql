-- Functions, procedures and aggregates that no extension owns.
SELECT n.nspname,
       p.proname,
       p.prokind::text,
       pg_get_function_identity_arguments(p.oid),
       pg_get_function_result(p.oid),
       l.lanname,
       CASE WHEN p.prokind <> 'a' THEN pg_get_functiondef(p.oid)
            ELSE concat_ws(', ', 'SFUNC = ' || a.aggtransfn::text,
                           'STYPE = ' || format_type(a.aggtranstype, NULL),
                           'SSPACE = ' || nullif(a.aggtransspace, 0),
                           'FINALFUNC = ' || nullif(a.aggfinalfn, 0)::regproc::text,
                           CASE WHEN a.aggfinalextra THEN 'FINALFUNC_EXTRA' END,
                           'FINALFUNC_MODIFY = ' || CASE a.aggfinalmodify
                               WHEN 'r' THEN 'READ_ONLY' WHEN 's' THEN 'SHAREABLE' ELSE 'READ_WRITE' END,
                           'COMBINEFUNC = ' || nullif(a.aggcombinefn, 0)::regproc::text,
                           'SERIALFUNC = ' || nullif(a.aggserialfn, 0)::regproc::text,
                           'DESERIALFUNC = ' || nullif(a.aggdeserialfn, 0)::regproc::text,
                           'INITCOND = ' || quote_literal(a.agginitval),
                           'MSFUNC = ' || nullif(a.aggmtransfn, 0)::regproc::text,
                           'MINVFUNC = ' || nullif(a.aggminvtransfn, 0)::regproc::text,
                           'MSTYPE = ' || format_type(nullif(a.aggmtranstype, 0), NULL),
                           'MSSPACE = ' || nullif(a.aggmtransspace, 0),
                           'MFINALFUNC = ' || nullif(a.aggmfinalfn, 0)::regproc::text,
                           CASE WHEN a.aggmfinalextra THEN 'MFINALFUNC_EXTRA' END,
                           CASE WHEN a.aggmtransfn <> 0 THEN 'MFINALFUNC_MODIFY = ' || CASE a.aggmfinalmodify
                               WHEN 'r' THEN 'READ_ONLY' WHEN 's' THEN 'SHAREABLE' ELSE 'READ_WRITE' END END,
                           'MINITCOND = ' || quote_literal(a.aggminitval),
                           (SELECT 'SORTOP = OPERATOR(' || quote_ident(s.nspname) || '.' || o.oprname || ')'
                            FROM pg_operator o JOIN pg_namespace s ON s.oid = o.oprnamespace
                            WHERE o.oid = a.aggsortop),
                           CASE p.proparallel WHEN 's' THEN 'PARALLEL = SAFE'
                                              WHEN 'r' THEN 'PARALLEL = RESTRICTED' END,
                           CASE WHEN a.aggkind = 'h' THEN 'HYPOTHETICAL' END)
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

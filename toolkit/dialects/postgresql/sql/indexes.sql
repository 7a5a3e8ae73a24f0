SELECT i.indexrelid,
       i.indrelid,
       c.relname,
       am.amname,
       i.indisunique,
       i.indnullsnotdistinct, -- >= 15
       false, -- < 15
       i.indisvalid AND i.indisready,
       i.indkey::text,
       i.indoption::text,
       i.indclass::text,
       i.indcollation::text,
       i.indnkeyatts,
       pg_get_expr(i.indpred, i.indrelid),
       CASE WHEN i.indexprs IS NOT NULL THEN
           ARRAY(SELECT pg_get_indexdef(i.indexrelid, part, false) FROM generate_series(1, i.indnkeyatts) part)
       END,
       c.reloptions,
       ts.spcname,
       i.indisclustered,
       i.indisreplident,
       c.relispartition,
       description.description
FROM unnest(%(oids)s::oid[]) AS wanted (oid)
JOIN pg_index i ON i.indrelid = wanted.oid
JOIN pg_class c ON c.oid = i.indexrelid
JOIN pg_am am ON am.oid = c.relam
LEFT JOIN pg_tablespace ts ON ts.oid = c.reltablespace
LEFT JOIN pg_description description
       ON description.classoid = 'pg_class'::regclass AND description.objoid = i.indexrelid
      AND description.objsubid = 0

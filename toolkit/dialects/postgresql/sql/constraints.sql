SELECT con.conrelid,
       con.conname,
       con.contype::text,
       con.conkey,
       con.confrelid,
       target_schema.nspname,
       target.relname,
       con.confkey,
       con.confupdtype::text,
       con.confdeltype::text,
       con.confdelsetcols, -- >= 15
       NULL, -- < 15
       con.confmatchtype::text,
       con.condeferrable,
       con.condeferred,
       con.convalidated,
       con.conenforced, -- >= 18
       true, -- < 18
       con.conperiod, -- >= 18
       false, -- < 18
       con.connoinherit,
       con.conislocal,
       con.conindid,
       CASE con.contype
           WHEN 'c' THEN pg_get_expr(con.conbin, con.conrelid)
           WHEN 'x' THEN pg_get_constraintdef(con.oid)
       END,
       description.description
FROM unnest(%(oids)s::oid[]) AS wanted (oid)
JOIN pg_constraint con
  ON con.conrelid = wanted.oid
 AND (con.contype IN ('p', 'u', 'f', 'c', 'x') OR (con.contype = 'n' AND (NOT con.convalidated OR con.connoinherit)))
-- A key to a partitioned table has a shadow to each of its partitions, which is the server's own affair.
LEFT JOIN pg_constraint parent ON parent.oid = con.conparentid AND con.contype = 'f'
LEFT JOIN pg_class target ON target.oid = con.confrelid
LEFT JOIN pg_namespace target_schema ON target_schema.oid = target.relnamespace
LEFT JOIN pg_description description
       ON description.classoid = 'pg_constraint'::regclass AND description.objoid = con.oid
WHERE parent.oid IS NULL OR parent.conrelid <> con.conrelid

-- Types, collations and comments are looked up apart: there are few of them, and many columns.
SELECT a.attrelid,
       a.attnum,
       a.attname,
       a.atttypid,
       a.atttypmod,
       a.attnotnull,
       -- Only a generated column names other columns; for any other the server need not load the table.
       pg_get_expr(d.adbin, CASE WHEN a.attgenerated = '' THEN 0 ELSE d.adrelid END),
       a.attidentity::text,
       a.attgenerated::text,
       a.attcollation,
       a.attislocal,
       a.attstorage::text,
       nullif(a.attcompression::text, ''), -- >= 14
       NULL, -- < 14
       nullif(a.attstattarget, -1),
       -- Some builds note the transaction that made a column among its options; pg_dump leaves that out too.
       CASE WHEN a.attoptions IS NOT NULL THEN
           nullif(array_to_string(ARRAY(SELECT option FROM unnest(a.attoptions) option
                                        WHERE NOT starts_with(option, 'pg_attver=')), E'\n'), '')
       END,
       array_to_string(a.attfdwoptions, E'\n'),
       -- Rights on a column alone are rare, and nothing in the catalog leads to them but every column.
       CASE WHEN a.attacl IS NOT NULL THEN (
           SELECT string_agg(concat_ws(E'\t', privilege_type, is_grantable,
                      CASE WHEN grantee = 0 THEN 'public' WHEN grantee = relowner THEN 'the owner'
                           ELSE pg_get_userbyid(grantee) END), E'\n')
           FROM pg_class, aclexplode(a.attacl) WHERE pg_class.oid = a.attrelid)
       END
FROM unnest(%(oids)s::oid[]) AS wanted (oid)
JOIN pg_attribute a ON a.attrelid = wanted.oid AND a.attnum > 0 AND NOT a.attisdropped
LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
ORDER BY a.attrelid, a.attnum

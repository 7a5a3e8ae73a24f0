SELECT a.attrelid,
       a.attnum,
       a.attname,
       format_type(a.atttypid, a.atttypmod),
       base.typname,
       base.typtype::text,
       base.typcategory::text,
       a.attnotnull,
       pg_get_expr(d.adbin, d.adrelid),
       a.attidentity::text,
       a.attgenerated::text,
       CASE WHEN a.attcollation <> t.typcollation THEN a.attcollation::regcollation::text END,
       a.attcollation,
       a.attislocal,
       CASE WHEN a.attstorage <> t.typstorage THEN a.attstorage::text END,
       nullif(a.attcompression::text, ''), -- >= 14
       NULL, -- < 14
       nullif(a.attstattarget, -1),
       a.attoptions,
       a.attfdwoptions,
       description.description
FROM unnest(%(oids)s::oid[]) AS wanted (oid)
JOIN pg_attribute a ON a.attrelid = wanted.oid AND a.attnum > 0 AND NOT a.attisdropped
JOIN pg_type t ON t.oid = a.atttypid
JOIN pg_type base ON base.oid = CASE WHEN t.typtype = 'd' THEN t.typbasetype ELSE t.oid END
LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
LEFT JOIN pg_description description
       ON description.classoid = 'pg_class'::regclass AND description.objoid = a.attrelid
      AND description.objsubid = a.attnum
ORDER BY a.attrelid, a.attnum

SELECT used.type,
       used.modifier,
       format_type(used.type, used.modifier),
       base.typname,
       base.typtype::text,
       base.typcategory::text,
       t.typcollation,
       t.typstorage::text
FROM (
    SELECT DISTINCT a.atttypid, a.atttypmod
    FROM unnest(%(oids)s::oid[]) AS wanted (oid)
    JOIN pg_attribute a ON a.attrelid = wanted.oid AND a.attnum > 0 AND NOT a.attisdropped
) AS used (type, modifier)
JOIN pg_type t ON t.oid = used.type
JOIN pg_type base ON base.oid = CASE WHEN t.typtype = 'd' THEN t.typbasetype ELSE t.oid END

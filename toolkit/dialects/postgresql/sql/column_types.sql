SELECT used.type,
       used.modifier,
       format_type(used.type, used.modifier),
       base.typname,
       base.typtype::text,
       base.typcategory::text,
       t.typcollation,
       t.typstorage::text
FROM unnest(%(oids)s::oid[], %(modifiers)s::int[]) AS used (type, modifier)
JOIN pg_type t ON t.oid = used.type
JOIN pg_type base ON base.oid = CASE WHEN t.typtype = 'd' THEN t.typbasetype ELSE t.oid END

SELECT n.nspname, description.description
FROM pg_namespace n
LEFT JOIN pg_description description
       ON description.classoid = 'pg_namespace'::regclass AND description.objoid = n.oid
WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
  AND (%(schemas)s::text[] IS NULL OR n.nspname = ANY (%(schemas)s::text[]))

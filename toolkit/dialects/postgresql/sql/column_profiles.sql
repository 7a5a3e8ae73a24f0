-- What ANALYZE saw. Values are told where they are so few that all of them are kept; of moments the first and
-- the last of the histogram.
SELECT s.schemaname,
       s.tablename,
       s.attname,
       s.null_frac,
       s.n_distinct,
       s.avg_width,
       CASE
           WHEN s.n_distinct BETWEEN 1 AND 3 AND s.histogram_bounds IS NULL THEN s.most_common_vals::text::text[]
       END,
       CASE WHEN t.typname IN ('date', 'timestamp', 'timestamptz') THEN s.histogram_bounds::text::text[] END,
       CASE WHEN t.typname IN ('date', 'timestamp', 'timestamptz') THEN s.most_common_vals::text::text[] END,
       -- The greatest number of a row, where a sequence gives them.
       CASE WHEN a.attidentity <> '' OR (s.n_distinct = -1 AND t.typname IN ('int2', 'int4', 'int8')) THEN
           (s.histogram_bounds::text::text[])[array_upper(s.histogram_bounds, 1)]
       END
FROM pg_stats s
JOIN pg_namespace n ON n.nspname = s.schemaname
JOIN pg_class c ON c.relnamespace = n.oid AND c.relname = s.tablename
JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = s.attname
JOIN pg_type t ON t.oid = a.atttypid
WHERE s.schemaname NOT IN ('pg_catalog', 'information_schema')
  AND (%(schemas)s::text[] IS NULL OR s.schemaname = ANY (%(schemas)s::text[]))
  AND NOT s.inherited

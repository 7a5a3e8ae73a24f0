-- How ANALYZE saw the values of some tables spread. The bounds of a histogram stand at equal numbers of rows.
SELECT s.schemaname,
       s.tablename,
       s.attname,
       ARRAY(SELECT (s.histogram_bounds::text::text[])[1 + quarter * (array_upper(s.histogram_bounds, 1) - 1) / 4]
             FROM generate_series(1, 3) quarter
             WHERE s.histogram_bounds IS NOT NULL),
       (s.most_common_vals::text::text[])[1:%(most)s]
FROM unnest(%(schemas)s::text[], %(tables)s::text[]) AS wanted (schema, name)
JOIN pg_stats s ON s.schemaname = wanted.schema AND s.tablename = wanted.name
WHERE NOT s.inherited

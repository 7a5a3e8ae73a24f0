SELECT p.oid,
       p.pubname,
       p.puballtables,
       p.pubinsert,
       p.pubupdate,
       p.pubdelete,
       p.pubtruncate,
       p.pubviaroot,
       nullif(p.pubgencols::text, 'n'), -- >= 18
       NULL, -- < 18
       ARRAY(SELECT n.nspname::text FROM pg_publication_namespace pn JOIN pg_namespace n ON n.oid = pn.pnnspid WHERE pn.pnpubid = p.oid ORDER BY 1), -- >= 15
       ARRAY[]::text[], -- < 15
       description.description
FROM pg_publication p
LEFT JOIN pg_description description
       ON description.classoid = 'pg_publication'::regclass AND description.objoid = p.oid

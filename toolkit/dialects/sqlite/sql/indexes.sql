SELECT t.name, i.name, i."unique", i.origin, i.partial, c.seqno, c.name, c."desc", c.coll, c.cid
FROM sqlite_schema t, pragma_index_list(t.name) i, pragma_index_xinfo(i.name) c
WHERE t.type = 'table' AND c.key = 1
ORDER BY t.name, i.name, c.seqno

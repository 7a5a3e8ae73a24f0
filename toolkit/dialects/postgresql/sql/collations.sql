SELECT oid, oid::regcollation::text FROM pg_collation WHERE oid = ANY (%(oids)s::oid[])

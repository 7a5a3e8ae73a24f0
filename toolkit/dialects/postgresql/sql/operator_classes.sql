SELECT oid, opcname, opcdefault FROM pg_opclass

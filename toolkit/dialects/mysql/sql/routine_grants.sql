SELECT Db, Routine_name, Routine_type, concat(quote(User), '@', quote(Host)), Proc_priv
FROM mysql.procs_priv
WHERE Db IN %(schemas)s

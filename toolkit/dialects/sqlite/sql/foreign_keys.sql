SELECT t.name, f.id, f.seq, f."table", f."from", f."to", f.on_update, f.on_delete, f."match"
FROM sqlite_schema t, pragma_foreign_key_list(t.name) f
WHERE t.type = 'table'
ORDER BY t.name, f.id DESC, f.seq -- the last one declared has the number 0

-- One at a time: a view over a table that is gone fails.
SELECT :view, name, type, "notnull", dflt_value, pk, hidden FROM pragma_table_xinfo(:view) ORDER BY cid

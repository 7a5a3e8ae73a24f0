"""SQLite: what there is of a catalog, read from its schema table and its pragmas."""

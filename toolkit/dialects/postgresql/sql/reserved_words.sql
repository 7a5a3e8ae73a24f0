-- Those that are functions or types elsewhere are no names of tables and columns, either.
SELECT word FROM pg_get_keywords() WHERE catcode IN ('R', 'T')

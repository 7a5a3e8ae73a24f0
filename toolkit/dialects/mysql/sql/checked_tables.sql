-- Which table each check belongs to; joined by the reader, for the server's own join is quadratic.
SELECT TABLE_SCHEMA, CONSTRAINT_NAME, TABLE_NAME, ENFORCED = 'YES'
FROM information_schema.TABLE_CONSTRAINTS
WHERE TABLE_SCHEMA IN %(schemas)s AND CONSTRAINT_TYPE = 'CHECK'

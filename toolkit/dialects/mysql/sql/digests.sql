-- A statement is kept under the database that was the default when it ran; what found no room is in the row without one.
SELECT DIGEST_TEXT, COUNT_STAR
FROM performance_schema.events_statements_summary_by_digest
WHERE SCHEMA_NAME = %(database)s OR DIGEST_TEXT LIKE concat('%%`', %(database)s, '`%%') OR DIGEST IS NULL

-- The server's own name, and that of the server it follows.
SELECT @@server_uuid,
       (SELECT max(SOURCE_UUID) FROM performance_schema.replication_connection_status WHERE SOURCE_UUID <> ''),
       DATABASE()

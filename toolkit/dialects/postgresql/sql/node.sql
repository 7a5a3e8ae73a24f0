-- A cluster keeps its number in every copy of it.
SELECT system_identifier::text, current_database(), pg_is_in_recovery()
FROM pg_control_system()

-- What the database, or a user other than ours, has set for itself.
SELECT unnest(setconfig)
FROM pg_db_role_setting
WHERE setrole <> (SELECT oid FROM pg_roles WHERE rolname = current_user)
  AND setdatabase IN (0, (SELECT oid FROM pg_database WHERE datname = current_database()))

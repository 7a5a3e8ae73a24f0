-- A crash sets every counter to zero and leaves the database's stats_reset NULL; the resets of the shared
-- statistics then show when that was. The latest of them is the earliest moment the counters can speak for.
SELECT (SELECT stats_reset FROM pg_stat_database WHERE datname = current_database()),
       greatest((SELECT stats_reset FROM pg_stat_bgwriter), (SELECT stats_reset FROM pg_stat_wal)), -- >= 14
       (SELECT stats_reset FROM pg_stat_bgwriter), -- < 14
       now(),
       (SELECT reset_val = 'on' FROM pg_settings WHERE name = 'track_counts'),
       pg_is_in_recovery()

"""Throwaway servers: containers, local binaries, the embedded Postgres, or a given URL."""

"""The four usage logs in one Postgres database."""

"""The catalog queries that MariaDB needs in words of its own; the rest it shares with MySQL."""

"""Everything that differs between PostgreSQL, MySQL, MariaDB and SQLite."""

"""MySQL and MariaDB: one family, read alike; what MariaDB asks otherwise is in its own folder of queries."""

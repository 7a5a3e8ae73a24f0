"""Options that make a server quick, forgetful and idle: for scratch servers of our own, never for another."""

from __future__ import annotations

from typing import Final

_POSTGRES: Final = (
    "-c", "fsync=off",
    "-c", "synchronous_commit=off",
    "-c", "full_page_writes=off",
    "-c", "autovacuum=off",
    "-c", "max_connections=200",
    "-c", "wal_level=logical",
)  # fmt: skip # an option a line

_INNODB: Final = (
    "--innodb-flush-log-at-trx-commit=0",
    "--innodb-doublewrite=OFF",
    "--skip-log-bin",
    "--max-connections=200",
    "--performance-schema=ON",
)

SCRATCH_OPTIONS: Final = {
    "postgresql": _POSTGRES,
    "mysql": (*_INNODB, "--mysqlx=OFF"),
    "mariadb": (*_INNODB, "--userstat=ON"),
}

STATEMENT_STATISTICS: Final = ("-c", "shared_preload_libraries=pg_stat_statements")

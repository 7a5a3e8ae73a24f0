"""Runs the chain on a connection, a URL, or as SQL text (offline)."""

from __future__ import annotations

import os

from alembic import context
from alembic.util import CommandError
from sqlalchemy import Connection, create_engine
from sqlalchemy.pool import NullPool

config = context.config


def database_url() -> str:
    url = config.get_main_option("sqlalchemy.url") or os.environ.get("DATABASE_URL")
    if not url:
        raise CommandError("No database: set sqlalchemy.url or the environment variable DATABASE_URL.")
    return url


def run(connection: Connection | None) -> None:
    context.configure(
        connection=connection,
        url=None if connection else database_url(),
        version_table=config.get_main_option("version_table", "alembic_version"),
        transaction_per_migration=True,
        literal_binds=context.is_offline_mode(),
    )
    with context.begin_transaction():
        context.run_migrations()


given = config.attributes.get("connection")
if given is not None or context.is_offline_mode():
    run(given)
else:
    with create_engine(database_url(), poolclass=NullPool).connect() as opened:
        run(opened)

"""The sample systems as the tests handle them: where they are, and their chains run step by step."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, create_engine
from sqlalchemy.pool import NullPool

from toolkit.catalog.build import build
from toolkit.catalog.read import read_catalog
from toolkit.catalog.sources import parse_source
from toolkit.dialects.url import parse_url

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.model.catalog import Catalog

ROOT = Path(__file__).parents[2]
MIGRATIONS = ROOT / "migrations"
SCHEMAS = ROOT / "schemas"


@contextmanager
def connected(url: str) -> Iterator[Connection]:
    """A connection whose work is committed at the end."""
    engine = create_engine(parse_url(url), poolclass=NullPool)
    with engine.begin() as connection:
        yield connection


def chain_config(system: str, connection: Connection | None = None) -> Config:
    """The Alembic configuration of a system, to run on a connection."""
    config = Config(MIGRATIONS / system / "alembic.ini", output_buffer=StringIO())
    config.attributes["connection"] = connection
    return config


def migrate(system: str, url: str, revision: str) -> None:
    """Bring a database to a revision of a system's chain, in whichever direction that is."""
    engine = create_engine(parse_url(url), poolclass=NullPool)
    with engine.connect() as connection:
        config = chain_config(system, connection)
        backwards = revision == "base" or revision.startswith("-")
        (command.downgrade if backwards else command.upgrade)(config, revision)


def revision_of(system: str, url: str) -> str | None:
    """The revision that a database stands at."""
    with connected(url) as connection:
        return connection.exec_driver_sql(f"SELECT version_num FROM alembic_version_{system}").scalar()


def build_host(system: str, url: str) -> None:
    """Put there what belongs to the host application, as the system's chain expects it."""
    source = parse_source(str(MIGRATIONS / system))
    for before in source.before:
        build(before, url)


def build_models(system: str, url: str) -> None:
    """Create the tables of a system from its models."""
    if system in {"llm_request_logs", "unified_usage"}:
        build_host("llm_request_logs", url)
    build(parse_source(f"schemas.{system}.models:metadata"), url)


def catalog(url: str) -> Catalog:
    """What a database holds, but for Alembic's own tables."""
    found = read_catalog(url)
    kept = tuple(table for table in found.tables if not table.ref.name.startswith("alembic_version"))
    return replace(found, tables=kept)

"""Build a schema from its source in a database, and read what came out."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from sqlalchemy import create_engine
from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlalchemy.pool import NullPool

from toolkit.catalog.alembic_run import upgrade
from toolkit.catalog.modules import load_metadata
from toolkit.catalog.read import Scope, read_catalog
from toolkit.catalog.sources import AlembicChain, Buildable, Estate, LiveDatabase, Models, Source, SqlScripts
from toolkit.dialects.statements import Statement, split
from toolkit.dialects.url import parse_url
from toolkit.engines import scratch_server
from toolkit.errors import SourceFailed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from toolkit.engines import Server, Wanted
    from toolkit.model.catalog import Catalog

# Files that hold both directions in one mark where the way back begins (goose, dbmate).
_BACKWARD: Final = re.compile(r"^--\s*(?:\+goose\s+Down|migrate:down)\b.*\Z", re.IGNORECASE | re.MULTILINE | re.DOTALL)


def read_source(source: Source, wanted: Wanted | str, scope: Scope | None = None) -> Catalog:
    """The catalog of a source; anything but a live database is built on a throwaway server first."""
    if isinstance(source, LiveDatabase):
        return read_catalog(source.url, scope)
    with scratch_server(wanted) as server:
        return read_built(source, server, scope)


def read_built(source: Buildable, server: Server, scope: Scope | None = None) -> Catalog:
    """Build a source in a scratch database of a server, and read that."""
    with server.database() as url:
        build(source, url)
        return replace(read_catalog(url, scope), source=str(source))


def build(source: Buildable, url: str) -> None:
    """Build a source in the database at a URL."""
    if isinstance(source, Estate):
        for part in source.parts:
            build(part, url)
        return
    if isinstance(source, Models):
        _create_all(source, url)
        return
    for earlier in source.before:
        build(earlier, url)
    if isinstance(source, AlembicChain):
        upgrade(source, url)
    else:
        _run_scripts(source, url)


def _create_all(source: Models, url: str) -> None:
    metadata = load_metadata(source)
    engine = create_engine(parse_url(url), poolclass=NullPool)
    try:
        metadata.create_all(engine)
    except SQLAlchemyError as error:
        reason = str(error.orig if isinstance(error, DBAPIError) else error).strip().splitlines()[0]
        raise SourceFailed(
            f"The models of {source} cannot be created on {engine.dialect.name}: {reason}.",
            hint="Check that their types exist on this engine, and that the user may make tables there.",
        ) from None
    finally:
        engine.dispose()


def _run_scripts(source: SqlScripts, url: str) -> None:
    parsed = parse_url(url)
    # There is nothing to roll back, and a connection that a statement left in the middle of something cannot.
    engine = create_engine(parsed, poolclass=NullPool, pool_reset_on_return=None, isolation_level="AUTOCOMMIT")
    try:
        with engine.connect() as connection:
            for path, statement in _statements(source, parsed.get_backend_name()):
                cursor = connection.connection.cursor()
                try:
                    cursor.execute(statement.text)
                except Exception as error:
                    reason = str(error.args[-1] if error.args else error).strip().splitlines()[0]
                    raise SourceFailed(
                        f"{path}, line {statement.line}: {reason}.",
                        hint="Mend the script, or name what must be there before it in toolkit.toml ([chain] before).",
                    ) from error
                finally:
                    cursor.close()
    finally:
        engine.dispose()


def _statements(source: SqlScripts, dialect: str) -> Iterator[tuple[Path, Statement]]:
    for path in source.files:
        try:
            text = path.read_text("utf-8-sig")
        except UnicodeDecodeError as error:
            line = error.object.count(b"\n", 0, error.start) + 1
            raise SourceFailed(f"{path}, line {line}: this is not UTF-8.", hint="Save the file as UTF-8.") from None
        script = _BACKWARD.sub("", text)
        for statement in split(script, dialect):
            yield path, statement

"""A scratch database under proof: fill it, run a script in it, and say what it holds."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import create_engine
from sqlalchemy.pool import NullPool

from toolkit.catalog.bookkeeping import without_bookkeeping
from toolkit.catalog.read import Scope, read_open
from toolkit.dialects.checksum import table_checksum
from toolkit.dialects.connect import open_session
from toolkit.dialects.quoting import quote_name, quote_ref
from toolkit.dialects.statements import split
from toolkit.dialects.url import parse_url
from toolkit.errors import SourceFailed
from toolkit.verify.rows import rows_for

if TYPE_CHECKING:
    from collections.abc import Mapping

    from toolkit.model.catalog import Catalog
    from toolkit.model.names import Ref
    from toolkit.verify.rows import TableRows


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """What a database holds at one moment: its schema, and rows and checksum of every table."""

    catalog: Catalog
    data: Mapping[Ref, tuple[int, str]]

    @property
    def rows(self) -> int:
        """The rows of all tables."""
        return sum(number for number, _ in self.data.values())


def state_of(url: str) -> State:
    """Read the schema and the checksums in one snapshot."""
    with open_session(url) as session:
        catalog = without_bookkeeping(read_open(session, Scope()))
        data = {
            table.ref: table_checksum(session, table.ref, table.columns)
            for table in catalog.tables
            if table.kind != "foreign table"
        }
    return State(catalog=catalog, data=data)


def fill(url: str, catalog: Catalog, count: int) -> None:
    """Put made-up rows into every table that has none; rows the chain itself made stay as they are."""
    existing = state_of(url).data
    engine = create_engine(parse_url(url), poolclass=NullPool)
    try:
        with closing(engine.raw_connection()) as connection, closing(connection.cursor()) as cursor:
            for made in rows_for(catalog, count):
                if not existing[made.table.ref][0]:
                    _insert(cursor, made, catalog.dialect)
            connection.commit()
    finally:
        engine.dispose()


def _insert(cursor: Any, made: TableRows, dialect: str) -> None:
    ref = quote_ref(made.table.ref, dialect).replace("%", "%%")
    names = ", ".join(quote_name(name, dialect).replace("%", "%%") for name in made.columns)
    overriding = (
        " OVERRIDING SYSTEM VALUE"
        if any(column.identity and column.identity.kind == "always" for column in made.table.columns)
        else ""
    )
    sql = f"INSERT INTO {ref} ({names}){overriding} VALUES ({', '.join(['%s'] * len(made.columns))})"
    try:
        cursor.executemany(sql, [tuple(row[name] for name in made.columns) for row in made.rows])
    except Exception as error:
        reason = str(error.args[-1] if error.args else error).strip().splitlines()[0]
        raise SourceFailed(
            f"No rows could be made up for {made.table.ref}: {reason}.",
            hint="Its constraints ask for more than the toolkit can guess; verify without it, or with --rows 0.",
        ) from error


def run_script(url: str, script: str, dialect: str) -> None:
    """Run a script one statement at a time, each by itself, as a person at a client would."""
    engine = create_engine(parse_url(url), poolclass=NullPool)
    try:
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            for statement in split(script, dialect):
                with closing(connection.connection.cursor()) as cursor:
                    try:
                        cursor.execute(statement.text)
                    except Exception as error:
                        reason = str(error.args[-1] if error.args else error).strip().splitlines()[0]
                        raise SourceFailed(f"Line {statement.line} of the script failed: {reason}.") from error
    finally:
        engine.dispose()

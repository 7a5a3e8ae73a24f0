"""The tables in which migration tools write down what they have run."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from toolkit.dialects.quoting import quote_ref

if TYPE_CHECKING:
    from toolkit.dialects.session import Session
    from toolkit.model.catalog import Catalog
    from toolkit.model.table import Table

_NAMES: Final = frozenset(
    {
        "__diesel_schema_migrations",
        "__efmigrationshistory",
        "_prisma_migrations",
        "_sqlx_migrations",
        "ar_internal_metadata",
        "databasechangelog",
        "databasechangeloglock",
        "django_migrations",
        "flyway_schema_history",
        "goose_db_version",
        "knex_migrations",
        "knex_migrations_lock",
        "migrations",
        "schema_migrations",
        "sequelizemeta",
        "typeorm_migrations",
    }
)


def is_bookkeeping(table: Table) -> bool:
    """Whether a table is a migration tool's own: by its name, or by the shape of Alembic's version table."""
    if table.ref.name.lower() in _NAMES:
        return True
    return [column.name for column in table.columns] == ["version_num"]


def without_bookkeeping(catalog: Catalog) -> Catalog:
    """The same catalog without the tables of migration tools."""
    return replace(catalog, tables=tuple(table for table in catalog.tables if not is_bookkeeping(table)))


def applied_revision(session: Session, catalog: Catalog) -> str | None:
    """The Alembic revision a database is at, where there is one and only one."""
    tables = [table for table in catalog.tables if [column.name for column in table.columns] == ["version_num"]]
    if len(tables) != 1:
        return None
    revisions = session.rows(f"SELECT version_num FROM {quote_ref(tables[0].ref, catalog.dialect)}")
    return str(revisions[0][0]) if len(revisions) == 1 else None

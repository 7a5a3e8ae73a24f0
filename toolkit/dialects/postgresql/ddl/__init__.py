"""A PostgreSQL catalog as SQL, in an order in which everything exists before it is needed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.dialects.postgresql.ddl import comments, programs, rights, tables, types, views

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.model.catalog import Catalog


def statements(catalog: Catalog) -> Iterator[str]:
    """Every statement, ended as psql wants it."""
    for statement in _statements(catalog):
        yield f"{statement};"


def _statements(catalog: Catalog) -> Iterator[str]:
    yield "SET search_path = ''"
    yield "SET check_function_bodies = off"
    yield from types.schemas(catalog)
    yield from types.extensions(catalog)
    early_types, late_types = types.before_and_after_tables(catalog)
    yield from early_types
    yield from types.sequences(catalog)
    early, late = programs.before_and_after_tables(catalog)
    yield from early
    yield from tables.tables(catalog)
    yield from late_types
    yield from late
    yield from types.sequence_owners(catalog)
    yield from tables.attachments(catalog)
    yield from tables.indexes_of_their_own(catalog)
    yield from tables.foreign_keys(catalog)
    yield from views.views(catalog)
    yield from programs.triggers(catalog)
    yield from rights.row_security(catalog)
    yield from tables.afterthoughts(catalog)
    yield from rights.publications(catalog)
    yield from comments.comments(catalog)
    yield from rights.grants(catalog)
    yield from programs.event_triggers(catalog)

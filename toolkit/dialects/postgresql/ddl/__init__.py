"""A PostgreSQL catalog as SQL, in an order in which everything exists before it is needed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.dialects.postgresql.ddl import comments, order, programs, rights, tables, trees, types, views

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
    routines = tuple(programs.routines(catalog))
    calls = order.Calls(routines)
    yield from order.in_order(
        (
            *types.types(catalog, calls),
            *types.sequences(catalog),
            *routines,
            *tables.tables(catalog, calls),
            *views.views(catalog),
        )
    )
    yield from types.sequence_owners(catalog)
    yield from trees.attachments(catalog)
    yield from trees.indexes_of_their_own(catalog)
    yield from trees.attached_indexes(catalog)
    yield from tables.foreign_keys(catalog)
    yield from trees.validations(catalog)
    yield from programs.triggers(catalog)
    yield from rights.row_security(catalog)
    yield from tables.afterthoughts(catalog)
    yield from rights.publications(catalog)
    yield from comments.comments(catalog)
    yield from rights.grants(catalog)
    yield from programs.event_triggers(catalog)

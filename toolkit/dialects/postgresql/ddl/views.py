"""Views and materialised views."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from toolkit.dialects.postgresql.ddl.order import Piece
from toolkit.dialects.postgresql.ddl.tables import column_settings, create_index
from toolkit.dialects.postgresql.ddl.words import name, names, ref, settings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.model.catalog import Catalog, View

# Options that are words of their own, not settings in a WITH clause.
_WORDS: Final = frozenset({"clustered on", "tablespace"})


def views(catalog: Catalog) -> Iterator[Piece]:
    """Every view that no extension owns, and its indexes and settings."""
    for view in catalog.views:
        if view.extension is None:
            yield Piece((_view(view),), view.ref)
            yield Piece(
                (*(words for index in view.indexes for words in create_index(index, view.ref)), *_settings(view))
            )


def _view(view: View) -> str:
    definition = view.definition.rstrip().rstrip(";")
    # A view of no columns has no list of them.
    columns = f" ({names(column.name for column in view.columns)})" if view.columns else ""
    if view.materialized:
        filled = "" if view.populated else "\nWITH NO DATA"
        storage = settings(view.options, without=_WORDS)
        place = dict(view.options).get("tablespace")
        tablespace = f" TABLESPACE {name(place)}" if place else ""
        return f"CREATE MATERIALIZED VIEW {ref(view.ref)}{columns}{storage}{tablespace} AS\n{definition}{filled}"
    options = view.options
    if view.security == "invoker":
        options = (*options, ("security_invoker", "true"))
    if view.check_option:
        options = (*options, ("check_option", view.check_option))
    return f"CREATE VIEW {ref(view.ref)}{columns}{settings(options)} AS\n{definition}"


def _settings(view: View) -> Iterator[str]:
    kind = "MATERIALIZED VIEW" if view.materialized else "VIEW"
    for column in view.columns:
        if column.default is not None:
            yield f"ALTER VIEW {ref(view.ref)} ALTER COLUMN {name(column.name)} SET DEFAULT {column.default}"
        yield from column_settings(f"{kind} {ref(view.ref)}", column)
    clustered = dict(view.options).get("clustered on")
    if clustered:
        yield f"ALTER {kind} {ref(view.ref)} CLUSTER ON {name(clustered)}"

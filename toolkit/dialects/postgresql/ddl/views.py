"""Views and materialised views, those that others read from first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.dialects.ddl import in_reference_order
from toolkit.dialects.postgresql.ddl.tables import create_index
from toolkit.dialects.postgresql.ddl.words import names, ref, settings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.model.catalog import Catalog, View


def views(catalog: Catalog) -> Iterator[str]:
    """Every view that no extension owns."""
    by_name = {str(view.ref): view for view in catalog.views if view.extension is None}
    for name in in_reference_order({name: view.definition for name, view in by_name.items()}):
        view = by_name[name]
        yield _view(view)
        for index in view.indexes:
            yield create_index(index, view.ref)


def _view(view: View) -> str:
    definition = view.definition.rstrip().rstrip(";")
    columns = names(column.name for column in view.columns)
    if view.materialized:
        filled = "" if view.populated else "\nWITH NO DATA"
        return f"CREATE MATERIALIZED VIEW {ref(view.ref)} ({columns}){settings(view.options)} AS\n{definition}{filled}"
    options = view.options
    if view.security == "invoker":
        options = (*options, ("security_invoker", "true"))
    if view.check_option:
        options = (*options, ("check_option", view.check_option))
    return f"CREATE VIEW {ref(view.ref)} ({columns}){settings(options)} AS\n{definition}"

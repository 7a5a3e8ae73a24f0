"""Tables whose rows stand on another server: reading them would go over the network, and count there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from toolkit.model.catalog import Catalog
    from toolkit.model.names import Ref
    from toolkit.model.table import Table

_ENGINES: Final = frozenset({"federated", "spider"})


def far_tables(catalog: Catalog) -> frozenset[Ref]:
    """Foreign tables, tables with a foreign partition, and those of engines that read another server."""
    far = {table.ref for table in catalog.tables if _is_far(table)}
    parents = {table.ref: table.partition_of.parent for table in catalog.tables if table.partition_of is not None}
    above = far
    while above:
        above = {parents[ref] for ref in above if ref in parents} - far
        far |= above
    return frozenset(far)


def _is_far(table: Table) -> bool:
    return table.kind == "foreign table" or dict(table.storage).get("engine", "").lower() in _ENGINES


def not_read(ref: Ref) -> str:
    """The sentence for such a table."""
    return f"the rows of {ref} were not read: they stand on another server"

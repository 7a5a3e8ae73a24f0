"""Dependencies: what in the database itself needs a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.catalog.dependents import dependents
from toolkit.model.evidence import Evidence, Measure, Method

if TYPE_CHECKING:
    from toolkit.model.catalog import Catalog

FAMILY = "dependencies"


def dependency_evidence(catalog: Catalog) -> tuple[Evidence, ...]:
    """How many things need each table by its name, and which."""
    needed = dependents(catalog)
    return tuple(
        Evidence(
            subject=table.ref,
            family=FAMILY,
            measure=Measure.DEPENDENTS,
            value=len(needed.get(table.ref, ())),
            method=Method.EXACT,
            source="the catalog",
            window=None,
            because=", ".join(needed.get(table.ref, ())),
            cannot_see="names that stored programs put together while they run",
        )
        for table in catalog.tables
    )

"""Code: every place in given source trees that names a table, by its name or by one that means it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.evidence.code.scan import scan_code

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from toolkit.model.catalog import Catalog
    from toolkit.model.reference import Reference

__all__ = ["code_evidence", "scan_code"]


def code_evidence(paths: Iterable[str | Path], catalog: Catalog, *, prefix: str = "") -> tuple[Reference, ...]:
    """Every reference in the source trees to a table of the catalog; `scan_code` says what it could not see, too."""
    return scan_code(paths, [table.ref for table in catalog.tables], prefix=prefix).references

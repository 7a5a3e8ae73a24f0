"""Whether an object is among those asked for."""

from __future__ import annotations

from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from toolkit.dialects.session import Scope


def in_scope(scope: Scope, schema: str, name: str) -> bool:
    """Whether a table is wanted: its schema is, and a glob matches its name, or its name with its schema."""
    if scope.schemas and schema not in scope.schemas:
        return False
    if not scope.tables:
        return True
    full = f"{schema}.{name}"
    return any(fnmatchcase(name, glob) or fnmatchcase(full, glob) for glob in scope.tables)

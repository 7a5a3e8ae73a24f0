"""Whether an object is among those asked for."""

from __future__ import annotations

from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from toolkit.dialects.session import Scope


def in_scope(scope: Scope, schema: str, name: str) -> bool:
    """Whether a table is wanted: its schema is, a glob matches it where there are any, and none that excludes."""
    if scope.schemas and schema not in scope.schemas:
        return False
    if _matches(scope.exclude, schema, name):
        return False
    return not scope.tables or _matches(scope.tables, schema, name)


def _matches(globs: Iterable[str], schema: str, name: str) -> bool:
    """Whether a glob matches a name, or the name with its schema."""
    full = f"{schema}.{name}"
    return any(fnmatchcase(name, glob) or fnmatchcase(full, glob) for glob in globs)

"""Read a database into a catalog."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.dialects.connect import open_session, read_session
from toolkit.dialects.session import Limits, Scope, Session
from toolkit.garbage import no_garbage_collection

if TYPE_CHECKING:
    from toolkit.model.catalog import Catalog

__all__ = ["Limits", "Scope", "read_catalog"]


def read_catalog(url: str, scope: Scope | None = None, limits: Limits | None = None) -> Catalog:
    """Read everything in scope from the database at a URL, in one read-only snapshot."""
    with open_session(url, limits) as session:
        return read_open(session, scope or Scope())


def read_open(session: Session, scope: Scope) -> Catalog:
    """Read everything in scope through a session that is open already."""
    with no_garbage_collection():
        return read_session(session, scope)

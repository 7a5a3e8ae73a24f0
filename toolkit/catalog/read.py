"""Read a database into a catalog."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

from toolkit.dialects.connect import open_session, read_session
from toolkit.dialects.session import Limits, Scope, Session

if TYPE_CHECKING:
    from collections.abc import Iterator

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


@contextmanager
def no_garbage_collection() -> Iterator[None]:
    """Keep Python from looking for garbage meanwhile."""
    # Reading makes a few hundred thousand small values and no cycles: looking for cycles would take as
    # long as the reading itself.
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()

"""SQLite's planner knows nothing about values that would help."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.dialects.profile import Profile, Spread

if TYPE_CHECKING:
    from collections.abc import Sequence

    from toolkit.dialects.session import Scope, Session
    from toolkit.model.catalog import Catalog
    from toolkit.model.names import Ref


def read_profile(session: Session, scope: Scope, catalog: Catalog) -> Profile:
    """Say that nothing is known."""
    del session, scope, catalog
    return Profile()


def read_spreads(session: Session, tables: Sequence[Ref], most: int) -> tuple[Spread, ...]:
    """Say that nothing is known."""
    del session, tables, most
    return ()

"""SQLite's planner knows nothing about values that would help."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.dialects.profile import Profile

if TYPE_CHECKING:
    from toolkit.dialects.session import Scope, Session


def read_profile(session: Session, scope: Scope) -> Profile:
    """Say that nothing is known."""
    del session, scope
    return Profile()

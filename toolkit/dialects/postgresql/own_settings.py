"""Settings that a database or a user has for itself: what holds for our session need not hold for others."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from toolkit.dialects.session import Session

ON: Final = ("on", "true", "yes", "1")


def set_otherwise(session: Session, wanted: dict[str, tuple[str, ...]]) -> bool:
    """Whether the database or another user has one of these settings at none of its values."""
    settings = (text.partition("=") for (text,) in session.named("own_settings"))
    return any(name in wanted and value.lower() not in wanted[name] for name, _, value in settings)

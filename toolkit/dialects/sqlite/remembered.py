"""SQLite remembers no statements."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from toolkit.dialects.remembered import Remembered
from toolkit.model.evidence import Window

if TYPE_CHECKING:
    from toolkit.dialects.session import Session


def read_remembered(session: Session) -> Remembered:
    """Say that there are none."""
    del session
    window = Window(start=None, end=datetime.now(UTC), because="SQLite keeps no statistics of use")
    return Remembered(source="SQLite", window=window, unavailable="SQLite remembers no statements")


def logs_everything(session: Session) -> bool:
    """SQLite keeps no log of statements."""
    del session
    return False

"""SQLite counts nothing."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from toolkit.dialects.usage import Usage
from toolkit.model.evidence import Window

if TYPE_CHECKING:
    from toolkit.dialects.session import Scope, Session
    from toolkit.dialects.usage import Node


def read_usage(session: Session, scope: Scope) -> Usage:
    """Say that there are no counters."""
    del session, scope
    window = Window(start=None, end=datetime.now(UTC), because="SQLite keeps no statistics of use")
    return Usage(source="SQLite", window=window, unavailable="SQLite does not count the use of tables")


def read_node(session: Session) -> Node | None:
    """A file has no replicas."""
    del session
    return None

"""Postgres logs as JSON, an object a line (log_destination = jsonlog, from Postgres 15 on)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from toolkit.evidence.logs.logged import LoggedStatement
from toolkit.evidence.logs.moments import moment
from toolkit.evidence.logs.postgres_message import ran_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

TITLE: Final = "Postgres json"
DIALECT: Final = "postgresql"
COMPLETE: Final = False


def recognises(line: str) -> bool:
    """Whether this line is an entry of such a log."""
    return _entry(line) is not None


def statements(lines: Iterable[str]) -> Iterator[LoggedStatement]:
    """Every entry of the log; a line that is cut off is passed over."""
    for line in lines:
        entry = _entry(line)
        if entry is None:
            continue
        parts = (str(entry.get(key, "")) for key in ("error_severity", "message", "detail", "application_name"))
        database = entry.get("dbname")
        yield LoggedStatement(
            text=ran_in(*parts),
            at=moment(str(entry["timestamp"])),
            user=str(entry.get("user", "")),
            database=str(database) if database else None,
        )


def _entry(line: str) -> dict[str, Any] | None:
    if not line.lstrip().startswith("{"):
        return None
    try:
        entry = json.loads(line, strict=False)
    except (ValueError, RecursionError):
        return None
    return entry if entry.keys() >= {"timestamp", "pid", "error_severity"} else None

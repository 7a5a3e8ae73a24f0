"""Read log files into the statements of one database, without their values, counted."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from toolkit.evidence.logs.counted import Counted
from toolkit.evidence.logs.files import Lines, head_of, opened
from toolkit.evidence.logs.formats import KNOWN, format_of
from toolkit.evidence.logs.logged import Logs
from toolkit.evidence.logs.spans import counted_twice, uncovered
from toolkit.model.evidence import Window

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from toolkit.evidence.logs.spans import Span

_NAMED: Final = 3


def read_logs(paths: Sequence[Path], database: str, *, complete: bool = False) -> Logs:
    """Read the statements of a database from log files, whatever formats they are in.

    Args:
        paths: Files, compressed with gzip or not.
        database: The name of the database; what ran in others is left out.
        complete: That the server writes every statement into these files. Of a general log this is known.

    Raises:
        BadInput: A file is not there, or may not be read.
    """
    counted = Counted(database)
    spans: list[Span] = []
    unread: list[str] = []
    partial: set[str] = set()
    for path in paths:
        found = format_of(head_of(path))
        if found is None:
            unread.append(f"{path.name} is in no log format that is known here ({KNOWN})")
            continue
        with opened(path) as text:
            lines = Lines(text)
            span = counted.take(found.statements(lines), found)
        spans += [span] if span else []
        if lines.broken:
            unread.append(f"{path.name} ends in the middle of its compressed data")
        if not (complete or found.COMPLETE):
            partial.add(found.TITLE)
    cannot_see = [*counted.unseen(), *uncovered(spans), *counted_twice(spans)]
    if partial:
        cannot_see.append(
            f"what the server did not write down, for its {' and '.join(sorted(partial))} may leave out statements"
        )
    return Logs(
        database=database,
        source=_source(paths),
        window=Window(
            start=min((span.start for span in spans), default=None),
            end=max((span.end for span in spans), default=datetime.now(UTC)),
            because="the logs begin",
        ),
        statements=tuple(counted.statements(elsewhere=False)),
        elsewhere=tuple(counted.statements(elsewhere=True)),
        complete=counted.all_seen and not partial and not unread,
        cannot_see=tuple(cannot_see),
        unread=tuple(unread),
        unavailable="" if spans else "; ".join(unread) or "no entry with a time stands in the logs",
    )


def _source(paths: Sequence[Path]) -> str:
    """The files by name, the first few of many."""
    more = f" and {len(paths) - _NAMED} more" if len(paths) > _NAMED else ""
    return f"{', '.join(path.name for path in paths[:_NAMED])}{more}"

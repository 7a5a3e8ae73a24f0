"""What MySQL's and MariaDB's statement digests remember of a database."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from toolkit.dialects.mysql.window import NO_RIGHTS, read_counting
from toolkit.dialects.remembered import Remembered, RememberedStatement
from toolkit.errors import ToolkitError

if TYPE_CHECKING:
    from toolkit.dialects.session import Session

_QUOTED: Final = re.compile(r"`(?:[^`]|``)*`")
_INSERT: Final = re.compile(r"(?:insert|replace)\b(?!.*\bselect\b)", re.IGNORECASE | re.DOTALL)
# Sixty-four characters of three bytes, and what stands for each name.
_LONGEST_NAME: Final = 196
_SOURCE: Final = "performance_schema.events_statements_summary_by_digest"


def read_remembered(session: Session) -> Remembered:
    """Read the statements that ran with the connected database as their default."""
    counting = read_counting(session)
    window = counting.window
    if counting.blind:
        return Remembered(source=_SOURCE, window=window, unavailable=counting.blind)
    try:
        digests, statements, longest = session.named("digests_on")[0]
        rows = session.named("digests", {"database": session.database})
    except ToolkitError:
        return Remembered(
            source=_SOURCE,
            window=window,
            unavailable=NO_RIGHTS,
        )
    if digests != "YES" or not statements:
        return Remembered(source=_SOURCE, window=window, unavailable="statement digests are switched off")
    return Remembered(
        source=_SOURCE,
        window=window,
        statements=tuple(
            RememberedStatement(text=text, calls=int(calls), is_cut=_is_cut(text, int(longest)))
            for text, calls in rows
            if text
        ),
        # What found no room is counted together, under no text.
        forgot_some=any(not text for text, _ in rows),
    )


def _is_cut(text: str, longest: int) -> bool:
    """Whether a text may have been longer than there was room for: nothing marks where it was cut.

    A name takes four bytes more than it has, anything else two, and what no longer fits ends it. Where a list of values
    is the end of an insert, there was no more.
    """
    if 2 * len(text.encode()) <= longest - _LONGEST_NAME:
        # Nothing takes more than that for each of its bytes.
        return False
    names = _QUOTED.findall(text)
    room = sum(len(name.encode()) + 2 for name in names) + 2 * len(_QUOTED.sub("", text).split())
    whole = _INSERT.match(text) is not None and text.count("(") == text.count(")")
    return room > longest - _LONGEST_NAME and not whole


def logs_everything(session: Session) -> bool:
    """Never said: a general log holds everything by its nature, and a slow log never does."""
    del session
    return False

"""Count the statements of one database while its logs are read, in bounded memory."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final, NamedTuple

from toolkit.dialects.remembered import RememberedStatement
from toolkit.evidence.logs.gathered import LONGEST
from toolkit.evidence.logs.spans import Span
from toolkit.evidence.logs.text import without_values

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from toolkit.evidence.logs.formats import Format
    from toolkit.evidence.logs.logged import LoggedStatement

# An application has thousands of statements; one that writes names of its own into them has no end of them.
MOST_DISTINCT: Final = 100_000
_MOST_CHARACTERS: Final = 100_000_000


class _Key(NamedTuple):
    text: str
    user: str
    elsewhere: bool


class Counted:
    """The statements of a database, without their values, and how often each was run by whom."""

    def __init__(self, database: str) -> None:
        self._database = database
        self._calls: Counter[_Key] = Counter()
        self._characters = 0
        self._forgotten = self._cut = self._nowhere = 0

    def take(self, entries: Iterable[LoggedStatement], source: Format) -> Span | None:
        """Count what ran in our database, and say which time the entries cover; None where they have no time."""
        start = end = None
        for entry in entries:
            if entry.at is not None:
                start = entry.at if start is None else min(start, entry.at)
                end = entry.at if end is None else max(end, entry.at)
            if entry.text:
                self._count(entry, source.DIALECT)
        return None if start is None or end is None else Span(start=start, end=end, title=source.TITLE)

    def statements(self, *, elsewhere: bool) -> Iterator[RememberedStatement]:
        """The statements that ran in our database, or those that ran elsewhere and name it."""
        for key, calls in self._calls.items():
            if key.elsewhere == elsewhere:
                yield RememberedStatement(text=key.text, calls=calls, user=key.user)

    @property
    def all_seen(self) -> bool:
        """Whether every statement of the files is here, and whole."""
        return not self._forgotten and not self._cut

    def unseen(self) -> Iterator[str]:
        """What the statements say nothing about, in words."""
        if self._nowhere:
            yield f"in which database some statements ran, which were taken for ours ({self._nowhere:,} of them)"
        if self._forgotten:
            yield f"statements beyond the first {MOST_DISTINCT:,} that differ ({self._forgotten:,} of them)"
        if self._cut:
            yield f"the ends of statements of more than {LONGEST:,} characters ({self._cut:,} of them)"

    def _count(self, entry: LoggedStatement, dialect: str) -> None:
        elsewhere = not self._is_ours(entry.database, dialect)
        # Only MySQL's statements reach into other databases.
        if elsewhere and (dialect != "mysql" or self._database.lower() not in entry.text.lower()):
            return
        self._nowhere += entry.database is None
        self._cut += len(entry.text) > LONGEST
        for text in without_values(entry.text[:LONGEST], dialect):
            key = _Key(text, entry.user, elsewhere)
            if key not in self._calls:
                if len(self._calls) >= MOST_DISTINCT or self._characters > _MOST_CHARACTERS:
                    self._forgotten += 1
                    continue
                self._characters += len(text)
            self._calls[key] += 1

    def _is_ours(self, database: str | None, dialect: str) -> bool:
        """Whether a session's database is the one that is asked about; some MySQL servers take any case for it."""
        if database is None:
            return True
        return database.lower() == self._database.lower() if dialect == "mysql" else database == self._database

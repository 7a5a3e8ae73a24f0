"""The formats that are known, and which one a file is in: its content says so, never its name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Protocol

from toolkit.evidence.logs import mysql_general, mysql_slow, postgres_csv, postgres_json, postgres_stderr

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from toolkit.evidence.logs.logged import LoggedStatement


class Format(Protocol):
    """A way to write logs; each is a module."""

    @property
    def TITLE(self) -> str:  # noqa: N802 - modules write their constants so
        """What people call it."""

    @property
    def DIALECT(self) -> str:  # noqa: N802 - see above
        """Whose quotes its statements have."""

    @property
    def COMPLETE(self) -> bool:  # noqa: N802 - see above
        """Whether what runs while it is on is certain to stand in it."""

    def recognises(self, line: str) -> bool:
        """Whether an entry of such a log begins with this line."""

    def statements(self, lines: Iterable[str]) -> Iterator[LoggedStatement]:
        """Every entry of the log."""


# Asked in this order about each line: what looks like an entry of a later one may stand within one of an earlier.
FORMATS: Final[tuple[Format, ...]] = (postgres_json, postgres_csv, mysql_slow, mysql_general, postgres_stderr)
KNOWN: Final = "Postgres csv, json or stderr; MySQL general or slow log"


def format_of(head: str) -> Format | None:
    """The format of a file that begins like this, perhaps in the middle of an entry; None when none is known.

    The first line that any format knows decides: further down, a statement may quote another log.
    """
    lines = (line.rstrip("\r") for line in head.split("\n"))
    return next((each for line in lines for each in FORMATS if each.recognises(line)), None)

"""The slow log of MySQL and MariaDB: the statements that took longer than long_query_time."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from toolkit.evidence.logs.gathered import Gathered
from toolkit.evidence.logs.logged import LoggedStatement
from toolkit.evidence.logs.moments import moment_of_epoch
from toolkit.evidence.logs.mysql_lines import HEADER, used_database

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

TITLE: Final = "MySQL slow log"
DIALECT: Final = "mysql"
COMPLETE: Final = False

_WHO: Final = re.compile(r"# User@Host: (?P<user>\S*?)\[[^\]]*\] @ ")
_TIME: Final = re.compile(r"# Time: \d")
_SCHEMA: Final = re.compile(r"# (?:Thread_id: \d+\s+)?Schema: (?P<database>.*?)  ")
_SET: Final = re.compile(r"SET (?:\w+=\d+,)*timestamp=(?P<epoch>\d+)(?:\.\d+)?;")


@dataclass(slots=True)
class _Entry:
    """An entry while it is read: lines about it, and the statement behind them."""

    user: str = ""
    database: str | None = None
    at: datetime | None = None
    text: Gathered | None = None

    def learn(self, line: str) -> None:
        """Take a line that stands before the statement, or the statement's first."""
        if (who := _WHO.match(line)) is not None:
            self.user = who["user"]
        elif (schema := _SCHEMA.match(line)) is not None:
            self.database = schema["database"].strip()
        elif (goes := used_database(line)) is not None:
            self.database = goes
        elif (moment := _SET.match(line)) is not None:
            self.at = moment_of_epoch(moment["epoch"])
            self.text = Gathered("")
        elif line and not line.startswith("#"):
            self.text = Gathered(line)


def recognises(line: str) -> bool:
    """Whether an entry of such a log begins with this line."""
    return _WHO.match(line) is not None


def statements(lines: Iterable[str]) -> Iterator[LoggedStatement]:
    """Every entry of the log."""
    # A server writes `use` only where the database is not the one of the entry before.
    database: str | None = None
    for entry in _entries(lines):
        if entry is None:
            database = None
            continue
        database = database if entry.database is None else entry.database
        text = str(entry.text or "").strip().removesuffix(";")
        yield LoggedStatement(
            text="" if text.startswith("# administrator command: ") else text,
            at=entry.at,
            user=entry.user,
            database=database,
        )


def _entries(lines: Iterable[str]) -> Iterator[_Entry | None]:
    """Each entry; None where the server started, or opened the log again."""
    entry: _Entry | None = None
    for line in lines:
        header = HEADER.match(line) is not None
        begins = line.startswith("#") and (_TIME.match(line) or _WHO.match(line)) is not None
        if header or (begins and (entry is None or entry.text is not None)):
            if entry is not None and entry.text is not None:
                yield entry
            entry = None if header else _Entry()
        if header:
            yield None
        elif entry is None:
            continue
        elif entry.text is None:
            entry.learn(line)
        else:
            entry.text.add(line)
    if entry is not None and entry.text is not None:
        yield entry

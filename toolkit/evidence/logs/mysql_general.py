"""The general log of MySQL and MariaDB: everything that clients send, while it is on."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from toolkit.evidence.logs.gathered import Gathered
from toolkit.evidence.logs.logged import LoggedStatement
from toolkit.evidence.logs.moments import moment
from toolkit.evidence.logs.mysql_lines import HEADER, used_database

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

TITLE: Final = "MySQL general log"
DIALECT: Final = "mysql"
COMPLETE: Final = True

# Where the time is as in the line before, older servers and MariaDB write two tabs in its place.
_ENTRY: Final = re.compile(
    r"(?:(?P<at>\d{4}-\d\d-\d\dT[\d:.]+(?:Z|[-+]\d\d:\d\d)|\d{6}\s+\d?\d:\d\d:\d\d)\t|\t\t)"
    r"\s*(?P<thread>\d+) (?P<command>[A-Za-z][A-Za-z_ ]{2,24}?)\s*(?:\t(?P<argument>.*))?"
)
_CONNECT: Final = re.compile(r"(?P<user>.*?)@\S* (?:as \S+ )?on (?P<database>.*?)(?: using .*)?")
# Connections that broke off without a word are forgotten in the end.
_MOST_SESSIONS: Final = 100_000


@dataclass(frozen=True, slots=True)
class _Session:
    """Who a connection is, and the database that it is in; None where it began before the log."""

    user: str = ""
    database: str | None = None


def recognises(line: str) -> bool:
    """Whether an entry of such a log begins with this line."""
    return _ENTRY.fullmatch(line) is not None


def statements(lines: Iterable[str]) -> Iterator[LoggedStatement]:
    """Every entry of the log; what is only prepared has not run."""
    sessions: dict[str, _Session] = {}
    at: datetime | None = None
    for entry, argument in _entries(lines):
        if entry is None:
            sessions.clear()
            continue
        at = (moment(entry["at"]) if entry["at"] else None) or at
        command, thread = entry["command"].lower(), entry["thread"]
        session = sessions.get(thread, _Session())
        runs = command == "query" or command.endswith("execute")
        yield LoggedStatement(text=argument if runs else "", at=at, user=session.user, database=session.database)
        after = _after(command, argument, session)
        if after is None:
            sessions.pop(thread, None)
        elif after is not session:
            sessions[thread] = after
            if len(sessions) > _MOST_SESSIONS:
                del sessions[next(iter(sessions))]


def _entries(lines: Iterable[str]) -> Iterator[tuple[re.Match[str] | None, str]]:
    """Each entry with all lines of its argument; None where the server started, or opened the log again."""
    entry: re.Match[str] | None = None
    argument = Gathered("")
    for line in lines:
        begins = _ENTRY.fullmatch(line)
        header = begins is None and HEADER.match(line) is not None
        if begins is None and not header:
            argument.add(line)
            continue
        if entry is not None:
            yield entry, str(argument)
        if header:
            yield None, ""
        entry, argument = begins, Gathered((begins["argument"] or "") if begins else "")
    if entry is not None:
        yield entry, str(argument)


def _after(command: str, argument: str, session: _Session) -> _Session | None:
    """What a session is after a command; None when it has ended."""
    if command == "quit":
        return None
    if command in {"connect", "change user"}:
        found = _CONNECT.fullmatch(argument)
        return _Session(found["user"], found["database"]) if found else session
    goes = argument if command == "init db" else used_database(argument) if command == "query" else None
    return session if goes is None else _Session(session.user, goes)

"""Postgres logs as lines of text (log_destination = stderr), with the prefixes that are in common use.

A prefix has to hold a time with its date (%m or %t). The user, the database and the application are read where they
stand as in `user=%u,db=%d,app=%a` or `%u@%d`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from toolkit.dialects.session import APPLICATION_NAME
from toolkit.evidence.logs.gathered import Gathered
from toolkit.evidence.logs.logged import LoggedStatement
from toolkit.evidence.logs.moments import moment
from toolkit.evidence.logs.postgres_message import LOG, prepared, ran

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

TITLE: Final = "Postgres stderr"
DIALECT: Final = "postgresql"
COMPLETE: Final = False

_DETAIL: Final = "DETAIL"
_ENTRY: Final = re.compile(
    r"(?!\s).{0,100}?(?P<at>\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d+)? (?:[A-Za-z]{1,5}|[-+]\d\d(?::?\d\d)?))"
    r"(?P<prefix>\W.*?)\b(?P<severity>DEBUG\d?|LOG|INFO|NOTICE|WARNING|ERROR|FATAL|PANIC"
    r"|DETAIL|HINT|CONTEXT|STATEMENT|QUERY|LOCATION|BACKTRACE):  (?P<message>.*)"
)
_NAMED: Final = re.compile(r"\b(user|db|database|app|application)=([^,\s]*)")
_PAIR: Final = re.compile(r"(?P<user>[^\s:@,\[\]]+)@(?P<database>[^\s:@,/\[\]]+)")


def recognises(line: str) -> bool:
    """Whether an entry of such a log begins with this line."""
    return _ENTRY.match(line) is not None


def statements(lines: Iterable[str]) -> Iterator[LoggedStatement]:
    """Every entry of the log."""
    entry: re.Match[str] | None = None
    message = Gathered("")
    for line in lines:
        if not line or line[0] in " \t":
            message.add(line.removeprefix("\t"))
            continue
        if entry is not None:
            yield _statement(entry, str(message))
        entry = _ENTRY.match(line)
        message = Gathered(entry["message"] if entry is not None else "")
    if entry is not None:
        yield _statement(entry, str(message))


def _statement(entry: re.Match[str], message: str) -> LoggedStatement:
    named = dict(_NAMED.findall(entry["prefix"]))
    pair = None if named else _PAIR.search(entry["prefix"])
    text = ran(message) if entry["severity"] == LOG else prepared(message) if entry["severity"] == _DETAIL else ""
    if APPLICATION_NAME in {named.get("app"), named.get("application")}:
        text = ""
    return LoggedStatement(
        text=text,
        at=moment(entry["at"]),
        user=pair["user"] if pair else named.get("user", ""),
        database=pair["database"] if pair else named.get("db") or named.get("database") or None,
    )

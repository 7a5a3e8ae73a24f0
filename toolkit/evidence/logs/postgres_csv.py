"""Postgres logs as comma-separated values (log_destination = csvlog)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from toolkit.evidence.logs.gathered import Gathered
from toolkit.evidence.logs.logged import LoggedStatement
from toolkit.evidence.logs.moments import moment
from toolkit.evidence.logs.postgres_message import ran_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

TITLE: Final = "Postgres csv"
DIALECT: Final = "postgresql"
COMPLETE: Final = False

_TIME: Final = r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3} [^,\s]+"
_NAME: Final = '"(?:[^"]|"")+"'
_BEGINS: Final = re.compile(rf"{_TIME},(?:{_NAME})?,(?:{_NAME})?,\d*,")
# Within quotes every quote is doubled, so this cannot stand in a statement: where it does, a quote before was lost.
_SURELY_BEGINS: Final = re.compile(rf'{_TIME},"[^"]+","[^"]+",\d+,')
_FIELD: Final = re.compile(r'(?:"([^"]*+(?:""[^"]*+)*+)"?|([^,]*+))(?:,|\Z)')
_AT, _USER, _DATABASE, _SEVERITY, _MESSAGE, _DETAIL, _APPLICATION = 0, 1, 2, 11, 13, 14, 22


def recognises(line: str) -> bool:
    """Whether an entry of such a log begins with this line."""
    return _BEGINS.match(line) is not None


def statements(lines: Iterable[str]) -> Iterator[LoggedStatement]:
    """Every entry of the log."""
    for record in _records(lines):
        fields = [(quoted or plain).replace('""', '"') for quoted, plain in _FIELD.findall(record)]
        if len(fields) <= _MESSAGE:
            continue
        fields += [""] * (_APPLICATION + 1 - len(fields))
        yield LoggedStatement(
            text=ran_in(fields[_SEVERITY], fields[_MESSAGE], fields[_DETAIL], fields[_APPLICATION]),
            at=moment(fields[_AT]),
            user=fields[_USER],
            database=fields[_DATABASE] or None,
        )


def _records(lines: Iterable[str]) -> Iterator[str]:
    """Lines together until all quotes are closed."""
    record: Gathered | None = None
    for line in lines:
        odd = line.count('"') % 2 == 1
        if record is not None and _SURELY_BEGINS.match(line):
            yield str(record)
            record = None
        if record is not None:
            record.add(line)
            if odd:
                yield str(record)
                record = None
        elif odd and _BEGINS.match(line):
            record = Gathered(line)
        elif _BEGINS.match(line):
            yield line
    if record is not None:
        yield str(record)

"""Believable rows: values by the name and type of a column, the same in every run but for the day they count from."""

from __future__ import annotations

import re
import uuid
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from random import Random
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import MetaData, Table, types

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Column, Connection

    from benchmarks.audit.case import Rows

_FIRST: Final = (
    "Ada", "Ben", "Cleo", "Dana", "Emil", "Femi", "Greta", "Hugo", "Ines", "Jonas", "Kira", "Luis", "Mona", "Nils",
    "Olga", "Pia", "Ravi", "Sara", "Tom", "Uma",
)  # fmt: skip
_LAST: Final = (
    "Abel", "Bauer", "Costa", "Diaz", "Evans", "Fuchs", "Garcia", "Huber", "Ito", "Jensen", "Klein", "Lopez", "Meyer",
    "Novak", "Okoye", "Perez",
)  # fmt: skip
_WORDS: Final = (
    "amber", "birch", "cedar", "delta", "ember", "fjord", "grove", "harbor", "island", "juniper", "kestrel", "lagoon",
    "meadow", "nectar", "orchid", "prairie", "quartz", "ridge", "summit", "timber", "umber", "valley", "zephyr",
)  # fmt: skip
_UUID: Final = 36
_TO_COME: Final = ("due", "expir", "valid", "until", "sched", "planned")


def insert_rows(connection: Connection, name: str, asked: Rows) -> None:
    """Fill a table; numbers that the server gives are left to it."""
    schema, _, bare = name.rpartition(".")
    table = Table(bare, MetaData(), schema=schema or None, autoload_with=connection, resolve_fks=False)
    columns = [column for column in table.columns if column.identity is None and column.autoincrement is not True]
    columns = [column for column in columns if column.computed is None and not _numbered(column)]
    connection.execute(table.insert(), list(_rows(columns, bare, asked)))


def _numbered(column: Column[Any]) -> bool:
    return column.primary_key and len(column.table.primary_key) == 1 and column.table.autoincrement_column is column


def _rows(columns: list[Column[Any]], table: str, asked: Rows) -> Iterator[dict[str, Any]]:
    chance = Random(table)
    now = datetime.now(UTC).replace(microsecond=0)
    for number in range(asked.number):
        age = asked.newest + asked.span * (asked.number - 1 - number) / asked.number
        moment = now - timedelta(days=age, seconds=chance.randint(0, 3600))
        taken = 1
        row: dict[str, Any] = {}
        for column in columns:
            given = asked.columns.get(column.name)
            if isinstance(given, str):
                first, last = map(int, given.split(".."))
                size = last - first + 1
                # The columns of a key count on like the digits of a number, so that no two rows are alike.
                place = number // taken if column.primary_key else number * 7 + number // size
                row[column.name] = first + place % size
                taken *= size if column.primary_key else 1
            elif given is not None:
                row[column.name] = given[number % len(given)]
            else:
                row[column.name] = _value(column, chance, number, moment)
        yield row


def _value(column: Column[Any], chance: Random, number: int, moment: datetime) -> Any:
    name, kind = column.name.lower(), column.type
    length = getattr(kind, "length", None)
    if column.nullable and chance.random() < (0.9 if name.startswith(("deleted", "archived")) else 0.1):
        return None
    value: Any
    if isinstance(kind, types.Uuid) or length == _UUID:
        value = str(uuid.UUID(int=chance.getrandbits(128), version=4))
    elif isinstance(kind, types.JSON):
        value = {"source": chance.choice(_WORDS), "step": number}
    elif isinstance(kind, types.Boolean) or getattr(kind, "display_width", None) == 1:
        value = chance.random() < 0.7
    elif isinstance(kind, (types.DateTime, types.Date)):
        value = _moment(name, kind, moment + timedelta(minutes=chance.randint(0, 50)))
    elif isinstance(kind, types.Integer):
        value = _number(name, chance, number, moment)
    elif isinstance(kind, types.Numeric):
        most = min(900, 10 ** ((kind.precision or 10) - (kind.scale or 0)) - 1)
        value = Decimal(chance.randint(100, most * 100)) / 100
    else:
        value = _text(name, chance, number)[:length]
    return value


def _moment(name: str, kind: types.TypeEngine[Any], when: datetime) -> datetime | date:
    if any(word in name for word in _TO_COME):
        when += timedelta(days=60)
    if isinstance(kind, types.Date):
        return when.date()
    return when if getattr(kind, "timezone", False) else when.replace(tzinfo=None)


def _number(name: str, chance: Random, number: int, moment: datetime) -> int:
    if name in {"year", "jahr", "anio"}:
        return moment.year
    if "epoch" in name or name.endswith("_ts"):
        return int(moment.timestamp())
    return number + 1 if name in {"position", "seq", "sort_order"} else chance.randint(1, 900)


def _text(name: str, chance: Random, number: int) -> str:
    first, last, words = chance.choice(_FIRST), chance.choice(_LAST), chance.sample(_WORDS, 3)
    if name in {"status", "state", "kind", "type", "level"}:
        return chance.choice(("open", "active", "closed"))
    said = {
        "mail": f"{first}.{last}{number}@example.org".lower(),
        "url|path": f"/{words[0]}/{words[1]}/{number}",
        "name|nombre|nom$": f"{first} {last} {number}",
        "code|sku|slug|key|token|number|ref|hash": f"{words[0][:3]}{chance.randint(100, 999)}-{number}",
        "(?:^|_)ip(?:_|$)": f"10.{chance.randint(0, 250)}.{chance.randint(0, 250)}.{number % 250}",
    }
    found = (text for pattern, text in said.items() if re.search(pattern, name))
    return next(found, f"{' '.join(words)} {number}")

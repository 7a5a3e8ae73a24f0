"""A labelled database as its file describes it: schema, rows, what runs on it, the code, and the truth."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_FOLDER: Final = Path(__file__).parent / "cases"
_WORK: Final = re.compile(r"(?P<times>\d+)x (?P<statement>.+)")


class Truth(StrEnum):
    """What a careful engineer would say of a table."""

    USED = "used"
    WRITTEN = "written, never read"
    UNUSED = "unused"
    REDUNDANT = "redundant"
    COPY = "copy"


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """The truth about one table: of a redundant one, which table says the same; of a copy, whether it is in use."""

    truth: Truth
    partner: str = ""
    used: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """How many rows a table gets, how many days old the newest is, over how many days they spread, and what stands
    in some columns: a list to go round in, or a range of numbers such as `1..60`.
    """

    number: int
    newest: int = 1
    span: int = 200
    columns: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Database:
    """One labelled database; a Postgres that `remembers` has pg_stat_statements, and `backups` says how often it is
    dumped.
    """

    name: str
    title: str
    industry: str
    engines: tuple[str, ...]
    schema: str
    load: str
    rows: Mapping[str, Rows]
    workload: tuple[tuple[int, str], ...]
    code: Mapping[str, str]
    labels: Mapping[str, Label]
    prefix: str = ""
    remembers: bool = False
    backups: int = 0
    # What differs between the engines: more of the schema, and what is loaded after it.
    own: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


def databases(names: tuple[str, ...] = ()) -> Iterator[Database]:
    """All labelled databases, or those of these names."""
    for path in sorted(_FOLDER.glob("*.toml")):
        if not names or path.stem in names:
            yield read_database(path)


def read_database(path: Path) -> Database:
    """Read the file of one database."""
    given = tomllib.loads(path.read_text(encoding="utf-8"))
    own: dict[str, Mapping[str, str]] = {
        engine: given.pop(engine) for engine in ("postgresql", "mysql") if engine in given
    }
    rows = {table: _rows(value) for table, value in given.pop("rows", {}).items()}
    labels = {table: _label(value) for table, value in given.pop("labels").items()}
    return Database(
        name=path.stem,
        engines=tuple(given.pop("engines")),
        load=given.pop("load", ""),
        rows=rows,
        workload=tuple(_work(given.pop("workload"))),
        labels=labels,
        own=own,
        **given,
    )


def _rows(value: Any) -> Rows:
    if isinstance(value, int):
        return Rows(number=value)
    known = {key: value[key] for key in ("newest", "span") if key in value}
    return Rows(
        number=value["n"], columns={key: each for key, each in value.items() if key not in {"n", *known}}, **known
    )


def _label(value: Any) -> Label:
    if isinstance(value, str):
        return Label(truth=Truth(value))
    return Label(truth=Truth(value["is"]), partner=value.get("with", ""), used=value.get("used", False))


def _work(text: str) -> Iterator[tuple[int, str]]:
    """The statements of a workload, one a line: `12x SELECT ...`."""
    for line in filter(None, map(str.strip, text.splitlines())):
        found = _WORK.fullmatch(line)
        if found is None:
            raise ValueError(f"This line of a workload does not begin with a number: {line}")
        yield int(found["times"]), found["statement"].removesuffix(";")

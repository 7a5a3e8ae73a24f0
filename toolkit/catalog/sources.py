"""What a schema can be taken from: a live database, a chain of migrations, SQL files, or models."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from toolkit.dialects.url import is_url, parse_url, shown
from toolkit.errors import BadInput

_MODEL: Final = re.compile(r"^(?P<module>[\w.]+|.+\.py):(?P<attribute>[A-Za-z_][\w.]*)$")
_WHAT: Final = (
    "Give a database URL, an Alembic environment (path@revision), a folder of SQL files, one SQL file, "
    "or module:metadata."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class LiveDatabase:
    """A database at a URL, which is read and never written."""

    url: str

    def __str__(self) -> str:
        return shown(parse_url(self.url))


@dataclass(frozen=True, slots=True, kw_only=True)
class AlembicChain:
    """An Alembic environment, up to a revision."""

    folder: Path
    ini: Path | None
    revision: str = "head"
    before: tuple[Buildable, ...] = ()

    def __str__(self) -> str:
        return f"{self.folder}@{self.revision}"


@dataclass(frozen=True, slots=True, kw_only=True)
class SqlScripts:
    """SQL files, in the order they run."""

    path: Path
    files: tuple[Path, ...]
    before: tuple[Buildable, ...] = ()

    def __str__(self) -> str:
        return str(self.path)


@dataclass(frozen=True, slots=True, kw_only=True)
class Models:
    """A SQLAlchemy MetaData, in a module by name or by file."""

    module: str
    attribute: str

    def __str__(self) -> str:
        return f"{self.module}:{self.attribute}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Estate:
    """Several sources, one after the other, in one database."""

    folder: Path
    parts: tuple[Buildable, ...]

    def __str__(self) -> str:
        return str(self.folder)


Buildable = AlembicChain | SqlScripts | Models | Estate
Source = LiveDatabase | Buildable


def parse_source(text: str) -> Source:
    """Find out what a text on the command line names.

    >>> str(parse_source("postgresql://me:secret@db/shop"))
    'postgresql://me@db/shop'
    """
    if is_url(text):
        parse_url(text)
        return LiveDatabase(url=text)
    return parse_buildable(text, Path())


def parse_buildable(text: str, base: Path) -> Buildable:
    """Find out what a text names that is not a URL; relative paths start at `base`."""
    name, _, revision = text.partition("@")
    path = base / name
    if path.is_dir():
        return _folder(path, revision)
    if path.is_file() and path.suffix == ".sql":
        return SqlScripts(path=path, files=(path,))
    if path.is_file() and path.name.endswith(".ini"):
        return AlembicChain(folder=path.parent, ini=path, revision=revision or "head")
    model = _MODEL.match(text)
    if model is not None:
        module = model["module"]
        return Models(module=str(base / module) if module.endswith(".py") else module, attribute=model["attribute"])
    raise BadInput(f"There is no {text!r} here.", hint=_WHAT)


def _folder(path: Path, revision: str) -> Buildable:
    settings = _chain_settings(path)
    if "parts" in settings:
        return Estate(folder=path, parts=tuple(parse_buildable(part, path) for part in settings["parts"]))
    before = tuple(parse_buildable(text, path) for text in _as_list(settings.get("before")))
    ini = next((place for place in (path / "alembic.ini", path.parent / "alembic.ini") if place.is_file()), None)
    if (path / "env.py").is_file() or (path / "alembic.ini").is_file():
        return AlembicChain(folder=path, ini=ini, revision=revision or "head", before=before)
    files = migrations_in(path)
    if files:
        return SqlScripts(path=path, files=files, before=before)
    raise BadInput(f"The folder {path} holds neither an Alembic environment nor SQL files.", hint=_WHAT)


def _as_list(value: Any) -> list[str]:
    return [] if value is None else [value] if isinstance(value, str) else list(value)


def _chain_settings(folder: Path) -> dict[str, Any]:
    """The `[chain]` section of the `toolkit.toml` beside a chain: what has to be there before it runs."""
    path = folder / "toolkit.toml"
    if not path.is_file():
        return {}
    try:
        settings = tomllib.loads(path.read_text("utf-8")).get("chain", {})
    except tomllib.TOMLDecodeError as error:
        raise BadInput(f"{path} is not valid TOML: {error}.", hint="Mend the file.") from None
    return dict(settings)


# `V2__add_x.sql` (Flyway), `0002_add_x.up.sql`, `20240101120000_add_x.sql` (Supabase), `2-add-x.sql`.
_VERSION: Final = re.compile(r"^[Vv]?(?P<version>\d+(?:[._]\d+)*)")
_NOT_FORWARD: Final = re.compile(r"(?:^U\d|\.down\.sql$|_down\.sql$|\.undo\.sql$|\.rollback\.sql$)", re.IGNORECASE)
_REPEATABLE: Final = re.compile(r"^R__", re.IGNORECASE)


def migrations_in(folder: Path) -> tuple[Path, ...]:
    """The SQL files of a folder that lead forward, in the order their tools run them.

    Versions are compared number by number; Flyway's repeatable scripts come last, by name.
    """
    forward = [path for path in folder.glob("*.sql") if not _NOT_FORWARD.search(path.name)]
    return tuple(sorted(forward, key=_running_order))


def _running_order(path: Path) -> tuple[int, tuple[int, ...], str]:
    if _REPEATABLE.match(path.name):
        return (2, (), path.name)
    found = _VERSION.match(path.name)
    if found is None:
        return (1, (), path.name)
    return (0, tuple(int(part) for part in re.split(r"[._]", found["version"])), path.name)

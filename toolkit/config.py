"""The settings of a project: `toolkit.toml` in the working directory or one of its parents."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from toolkit.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Mapping

FILE_NAME: Final = "toolkit.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """What a project has set, and where it stands. A command asks for its own section."""

    path: Path | None = None
    sections: Mapping[str, Any] = field(default_factory=dict)

    def section(self, name: str) -> Mapping[str, Any]:
        """The table `[name]` of the file, empty when there is none."""
        found = self.sections.get(name, {})
        if not isinstance(found, dict):
            raise BadInput(f"{name!r} in {self.path} is not a table.", hint=f"Write it as [{name}].")
        return found


def read_config(start: Path | None = None) -> Config:
    """Read a settings file, or the nearest `toolkit.toml` from a directory upwards; without one, nothing is set."""
    directory = (start or Path.cwd()).resolve()
    if directory.is_file():
        return Config(path=directory, sections=_parsed(directory))
    for candidate in (directory, *directory.parents):
        path = candidate / FILE_NAME
        if path.is_file():
            return Config(path=path, sections=_parsed(path))
    return Config()


def _parsed(path: Path) -> Mapping[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise BadInput(f"{path} cannot be read: {error}.", hint="Correct the file, or move it away.") from None

"""Server programs on this machine: where they are and what version they are."""

from __future__ import annotations

import os
import re
import subprocess
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from toolkit.engines.readiness import version_number

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# Where packages put servers that they do not put on PATH.
_BESIDE_PATH: Final = {
    "postgres": ("/usr/lib/postgresql/*/bin", "/opt/homebrew/opt/postgresql@*/bin", "/usr/local/opt/postgresql@*/bin"),
    "mysqld": ("/usr/sbin", "/opt/homebrew/opt/mysql*/bin", "/usr/local/mysql/bin"),
    "mariadbd": ("/usr/sbin", "/opt/homebrew/opt/mariadb*/bin"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Programs:
    """A directory of server programs of one version.

    Attributes:
        beside: Directories with what the programs load, found by where they stand from one another.
    """

    directory: Path
    version: str
    origin: str
    beside: tuple[Path, ...] = ()


def installed(program: str, needs: Sequence[str] = ()) -> tuple[Programs, ...]:
    """Every installation of a server program, those on PATH first.

    Args:
        program: `postgres`, `mysqld` or `mariadbd`.
        needs: Other programs that have to stand beside it.
    """
    found: dict[Path, Programs] = {}
    for directory in _directories(program):
        path = (directory / program).resolve()
        if path.parent in found or not os.access(path, os.X_OK):
            continue
        if any(not (path.parent / need).exists() for need in needs):
            continue
        said = version_text(path)
        # MariaDB answers to MySQL's name too.
        if not said or ("MariaDB" in said) != (program == "mariadbd"):
            continue
        found[path.parent] = Programs(directory=path.parent, version=version_number(said), origin=str(path))
    return tuple(found.values())


def _directories(program: str) -> Iterator[Path]:
    for entry in os.environ.get("PATH", "").split(os.pathsep):
        if entry:
            yield Path(entry)
    for pattern in _BESIDE_PATH[program]:
        yield from sorted(Path("/").glob(pattern.lstrip("/")), reverse=True)


@cache
def version_text(path: Path) -> str:
    """What a server program says its version is, from the number on; empty when it does not run."""
    try:
        done = subprocess.run(  # noqa: S603 # a program that we found
            (str(path), "--version"), capture_output=True, text=True, check=False, timeout=10
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    said = re.search(r"(Ver |\(PostgreSQL\) )(?P<version>.*)", done.stdout)
    return said["version"] if said else ""

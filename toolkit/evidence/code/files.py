"""Which files of a source tree hold a pattern: by ripgrep where it is there, else by reading them."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Final

from toolkit.errors import BadInput
from toolkit.evidence.code.ignored import Ignored
from toolkit.model.reference import NotLookedAt

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

# Trees that others wrote and files that a machine wrote: not this application's use of its tables.
SKIPPED: Final = (
    ".git", ".hg", ".svn", "node_modules", "bower_components", "vendor", ".venv", "venv", "site-packages",
    "__pycache__", ".tox", ".mypy_cache", ".idea", "dist", ".next", ".nuxt", "*.min.js", "*.min.css", "*.map",
    "*.lock", "package-lock.json", "pnpm-lock.yaml",
)  # fmt: skip

# Ripgrep ends with 0 or 1 when it has searched; with 2 it may have, and then says which files it could not read.
_FINISHED: Final = (0, 1)
_COMPLAINT: Final = re.compile(r"rg: (.+): (.+?) \(os error \d+\)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The files that hold the pattern, each with its path from the name of its root on, and what could not be searched.

    What lies above the root says nothing about a file, so it is not in `within`.
    """

    within: Mapping[Path, PurePath]
    not_looked_at: tuple[NotLookedAt, ...]

    @property
    def files(self) -> tuple[Path, ...]:
        """The paths, in order."""
        return tuple(self.within)


def check_paths(paths: Sequence[Path]) -> tuple[Path, ...]:
    """The paths without those that lie in another; each must exist."""
    for path in paths:
        if not path.exists():
            raise BadInput(f"{path} does not exist.", hint="Name a folder with source code, or a file.")
    resolved = {path: path.resolve() for path in dict.fromkeys(paths)}
    return tuple(
        path
        for path, real in resolved.items()
        if not any(other != real and real.is_relative_to(other) for other in resolved.values())
    )


def files_with(pattern: str, roots: Iterable[Path], suffixes: tuple[str, ...] = ()) -> Found:
    """Search every root for files with the pattern: all files, or those whose names end so."""
    program = find_ripgrep()
    within: dict[Path, PurePath] = {}
    notes: list[NotLookedAt] = []
    for root in roots:
        names = None if program is None else _by_ripgrep(program, pattern, root, suffixes, notes)
        if names is None:
            names = _by_reading(pattern, root, suffixes, notes)
        top = PurePath(root.resolve().name) if root.is_dir() else PurePath()
        folder = root if root.is_dir() else root.parent
        within.update({folder / name: top / name for name in sorted(names)})
    return Found(within=within, not_looked_at=tuple(notes))


def find_ripgrep() -> str | None:
    """Where ripgrep is, if it is installed."""
    # The wheel puts its program beside the interpreter, which need not be on the path.
    return shutil.which("rg", path=str(Path(sys.executable).parent)) or shutil.which("rg")


def _by_ripgrep(
    program: str, pattern: str, root: Path, suffixes: tuple[str, ...], notes: list[NotLookedAt]
) -> list[str] | None:
    """The names of the files below the root; None when ripgrep does not take the pattern."""
    folder, what = (root, ".") if root.is_dir() else (root.parent, root.name)
    skipped = [f"--glob=!{name}" for name in SKIPPED] if root.is_dir() else []
    # A type, unlike a glob, does not bring back what .gitignore leaves out.
    kinds = [f"--type-add=wanted:*{suffix}" for suffix in suffixes] + ["--type=wanted"] * bool(suffixes)
    done = subprocess.run(  # noqa: S603 - the program is ripgrep, and the pattern comes through its input
        [
            *(program, "--no-config", "--files-with-matches", "--null", "--binary", "--hidden", "--no-require-git"),
            *("--regex-size-limit=1G", "--dfa-size-limit=1G", *kinds, *skipped, "--file=-", "--", what),
        ],
        cwd=folder,
        input=pattern.encode(),
        capture_output=True,
        check=False,
    )
    complaints = tuple(_complaints(os.fsdecode(done.stderr), folder))
    names = [os.fsdecode(name).removeprefix("./") for name in done.stdout.split(b"\0") if name]
    if done.returncode not in _FINISHED and not names and not complaints:
        return None
    notes += complaints
    return names


def _complaints(stderr: str, folder: Path) -> Iterator[NotLookedAt]:
    """The files that ripgrep could not read; its other complaints are about the pattern."""
    for line in stderr.splitlines():
        match = _COMPLAINT.fullmatch(line)
        if match:
            yield NotLookedAt(what=str(folder / match[1].removeprefix("./")), reason=match[2].lower())


def _by_reading(pattern: str, root: Path, suffixes: tuple[str, ...], notes: list[NotLookedAt]) -> list[str]:
    wanted = re.compile(pattern.encode(), re.MULTILINE)
    names: list[str] = []
    for path in _walk(root, notes):
        if suffixes and not path.name.endswith(suffixes):
            continue
        try:
            if wanted.search(_as_single_bytes(path.read_bytes())):
                names.append(path.relative_to(root).as_posix() if root.is_dir() else path.name)
        except OSError as error:
            notes.append(NotLookedAt(what=str(path), reason=(error.strerror or "unreadable").lower()))
    return names


def _as_single_bytes(data: bytes) -> bytes:
    """UTF-16 as UTF-8, as ripgrep searches it."""
    return data.decode("utf-16", "replace").encode() if data[:2] in {b"\xff\xfe", b"\xfe\xff"} else data


def _walk(root: Path, notes: list[NotLookedAt]) -> Iterator[Path]:
    """Every regular file that nothing tells us to leave out; links are not followed, so no loop can catch us."""
    if root.is_file():
        yield root
        return
    rules = {root: Ignored.at_root(SKIPPED)}

    def note(error: OSError) -> None:
        notes.append(NotLookedAt(what=str(error.filename), reason=(error.strerror or "unreadable").lower()))

    for name, folders, files in os.walk(root, onerror=note):
        folder = Path(name)
        ignored = rules[folder].extended_by(folder / ".gitignore", folder.relative_to(root).as_posix())
        within = "" if folder == root else f"{folder.relative_to(root).as_posix()}/"
        folders[:] = [each for each in folders if not ignored.covers(f"{within}{each}", is_folder=True)]
        rules.update({folder / each: ignored for each in folders})
        for each in files:
            path = folder / each
            if not ignored.covers(f"{within}{each}", is_folder=False) and path.is_file() and not path.is_symlink():
                yield path

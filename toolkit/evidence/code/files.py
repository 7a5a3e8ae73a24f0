"""Which files of a source tree hold a pattern: by ripgrep where it is there, else by reading them."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Final, NamedTuple

from toolkit.errors import BadInput
from toolkit.evidence.code import reading, ripgrep
from toolkit.model.reference import NotLookedAt

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_HINT: Final = "Name a folder with source code, or a file."


class Hit(NamedTuple):
    """A file that holds a pattern, and one of the texts in it that fit.

    `place` is where its root stands among those searched, `folder` what its name is relative to, and `top` what
    the paths in that folder begin with: what lies above a root says nothing about a file.
    """

    place: int
    folder: Path
    top: PurePath
    name: str
    text: str

    @property
    def path(self) -> Path:
        """Where the file is."""
        return self.folder / self.name

    @property
    def within(self) -> PurePath:
        """Its path from the name of the root on."""
        return self.top / self.name


def check_paths(paths: Sequence[Path]) -> tuple[Path, ...]:
    """The paths without those that lie in another; each must be a folder or a file."""
    for path in paths:
        if not path.exists():
            raise BadInput(f"{path} does not exist.", hint=_HINT)
        # A pipe would be waited for, and a device may have no end.
        if not (path.is_dir() or path.is_file()):
            raise BadInput(f"{path} is neither a folder nor a regular file.", hint=_HINT)
    resolved = {path: path.resolve() for path in dict.fromkeys(paths)}
    return tuple(
        path
        for path, real in resolved.items()
        if not any(other != real and real.is_relative_to(other) for other in resolved.values())
    )


def files_with(pattern: str, roots: Iterable[Path], suffixes: tuple[str, ...] = ()) -> Iterator[Hit | NotLookedAt]:
    """Search every root for files with the pattern: all files, or those whose names end so.

    A hit is told as soon as it is found, once for each text that fits, so those of a root come in no order.
    """
    program = find_ripgrep()
    for place, root in enumerate(roots):
        folder, top = (root, PurePath(root.resolve().name)) if root.is_dir() else (root.parent, PurePath())
        if program is None:
            found = reading.search(pattern, root, suffixes)
        else:
            found = ripgrep.search(program, pattern, root, suffixes)
        for each in found:
            yield each if isinstance(each, NotLookedAt) else Hit(place, folder, top, *each)


def find_ripgrep() -> str | None:
    """Where ripgrep is, if it is installed."""
    # The wheel puts its program beside the interpreter, which need not be on the path.
    return shutil.which("rg", path=str(Path(sys.executable).parent)) or shutil.which("rg")

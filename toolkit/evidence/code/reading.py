"""Searching a source tree by reading its files, where ripgrep is not installed."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.evidence.code.ignored import SKIPPED, Ignored
from toolkit.model.reference import NotLookedAt

if TYPE_CHECKING:
    from collections.abc import Iterator


def search(pattern: str, root: Path, suffixes: tuple[str, ...]) -> Iterator[tuple[str, str] | NotLookedAt]:
    """The names below the root of the files that hold the pattern, each with every text that fits."""
    wanted = compiled(pattern)
    notes: list[NotLookedAt] = []
    for path in _walk(root, notes):
        if suffixes and not path.name.endswith(suffixes):
            continue
        try:
            data = path.read_bytes()
        except OSError as error:
            notes.append(NotLookedAt(what=str(path), reason=(error.strerror or "unreadable").lower()))
            continue
        name = path.relative_to(root).as_posix() if root.is_dir() else path.name
        texts = texts_in(data, wanted)
        # What fits in a binary file says nothing: whoever reads the file says more.
        yield from ((name, text) for text in ({""} if texts and b"\0" in data and not is_utf_16(data) else texts))
    yield from notes


def compiled(pattern: str) -> re.Pattern[bytes]:
    """The pattern as ripgrep takes it, for the bytes of a file."""
    return re.compile(pattern.encode(), re.MULTILINE)


def texts_in(data: bytes, wanted: re.Pattern[bytes]) -> set[str]:
    """The texts in a file that fit."""
    return {os.fsdecode(match[0]) for match in wanted.finditer(_as_single_bytes(data))}


def _as_single_bytes(data: bytes) -> bytes:
    """UTF-16 as UTF-8, as ripgrep searches it."""
    return data.decode("utf-16", "replace").encode() if is_utf_16(data) else data


def is_utf_16(data: bytes) -> bool:
    """Whether the data begins as text of two bytes a letter does, zeros among them."""
    return data[:2] in {b"\xff\xfe", b"\xfe\xff"}


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

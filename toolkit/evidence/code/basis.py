"""What a search rests on: the passes over the files, and the files that were read."""

from __future__ import annotations

import hashlib
import stat
from contextlib import suppress
from dataclasses import dataclass, field
from heapq import nlargest
from math import inf
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from toolkit.evidence.code.files import Hit, files_with

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from toolkit.model.reference import NotLookedAt

LARGEST: Final = 2_000_000
_OF_LATE: Final = 20


class Unreadable(Exception):
    """A file that cannot be looked into, and why."""


class Pass(NamedTuple):
    """One pass over the files; `found` is the fingerprint of all that it found."""

    pattern: str
    suffixes: tuple[str, ...]
    found: str


@dataclass(frozen=True, kw_only=True)
class Basis:
    """All that the result of a search depends on, gathered while it is made: equal bases have equal results.

    `files` holds the fingerprint of every file by its path, or why it could not be read.
    """

    roots: tuple[Path, ...]
    passes: list[Pass] = field(default_factory=list)
    files: dict[str, str] = field(default_factory=dict)

    def files_with(self, pattern: str, suffixes: tuple[str, ...] = ()) -> Iterator[Hit | NotLookedAt]:
        """Search the roots for a pattern, in all files or in those whose names end so."""
        found: set[str] = set()
        for hit in files_with(pattern, self.roots, suffixes):
            parts = (str(hit.place), hit.name, hit.text) if isinstance(hit, Hit) else (hit.what, hit.reason)
            found.add("\0".join(parts))
            yield hit
        self.passes.append(Pass(pattern, suffixes, _fingerprint_of_all(found)))

    def read(self, path: Path) -> bytes:
        """The bytes of a file.

        Raises:
            Unreadable: It cannot be read, or is too large to be source code.
        """
        try:
            data = _bytes_of(path)
        except Unreadable as reason:
            self.files[str(path)] = str(reason)
            raise
        self.files[str(path)] = fingerprint(data)
        return data

    def still_holds(self) -> bool:
        """Whether a search of today would rest on the same: it finds the same, in files that hold the same."""
        today = Basis(roots=self.roots)
        # Where something has changed, it is most likely in what was written last, and nobody has to search for that.
        if not all(today.agrees(self.files, file) for file in nlargest(_OF_LATE, self.files, key=_written_at)):
            return False
        for each in self.passes:
            for hit in today.files_with(each.pattern, each.suffixes):
                # A file is read while the search, which is another process, goes on.
                if isinstance(hit, Hit) and not today.agrees(self.files, str(hit.path)):
                    return False
            if today.passes[-1] != each:
                return False
        return all(today.agrees(self.files, file) for file in self.files)

    def agrees(self, before: Mapping[str, str], file: str) -> bool:
        """Whether a file, which is read for this basis now, is what it was; one that nobody read is the same."""
        if file in before and file not in self.files:
            with suppress(Unreadable):  # the reason is kept as a fingerprint would be
                self.read(Path(file))
        return before.get(file) == self.files.get(file)


def _bytes_of(path: Path) -> bytes:
    try:
        seen = path.stat()
        # Who opens a pipe waits for somebody to write.
        if not stat.S_ISREG(seen.st_mode):
            raise Unreadable("it is no regular file")
        if seen.st_size > LARGEST:
            raise Unreadable(f"it holds a name and is larger than {LARGEST // 1_000_000} MB")
        return path.read_bytes()
    except OSError as error:
        raise Unreadable((error.strerror or "unreadable").lower()) from None


def _written_at(file: str) -> float:
    try:
        return Path(file).stat().st_mtime
    except OSError:
        # Most likely it has just gone.
        return inf


def fingerprint(data: bytes) -> str:
    """What equal bytes have in common."""
    return hashlib.blake2b(data, digest_size=16).hexdigest()


def _fingerprint_of_all(texts: Iterable[str]) -> str:
    return fingerprint("\0\0".join(sorted(texts)).encode("utf-8", "surrogateescape"))

"""What a search rests on: the passes over the files, and the files that were read."""

from __future__ import annotations

import hashlib
import stat
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from toolkit.evidence.code.files import Hit, files_with

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from toolkit.model.reference import NotLookedAt

LARGEST: Final = 2_000_000


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
        for each in self.passes:
            for hit in today.files_with(each.pattern, each.suffixes):
                # A file is read while the search, which is another process, goes on.
                if isinstance(hit, Hit) and not self._is_same_in(today, str(hit.path)):
                    return False
            if today.passes[-1] != each:
                return False
        return all(self._is_same_in(today, file) for file in self.files)

    def _is_same_in(self, other: Basis, file: str) -> bool:
        """Whether a file that was read for this basis is the same for another, which reads it now."""
        if file in self.files and file not in other.files:
            with suppress(Unreadable):  # the reason is kept as a fingerprint would be
                other.read(Path(file))
        return self.files.get(file) == other.files.get(file)


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


def fingerprint(data: bytes) -> str:
    """What equal bytes have in common."""
    return hashlib.blake2b(data, digest_size=16).hexdigest()


def _fingerprint_of_all(texts: Iterable[str]) -> str:
    return fingerprint("\0\0".join(sorted(texts)).encode("utf-8", "surrogateescape"))

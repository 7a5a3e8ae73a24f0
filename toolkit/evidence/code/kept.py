"""Results of searches, kept on disk, so that nobody waits twice for what the same files say of the same tables."""

from __future__ import annotations

import json
import os
import sys
import tempfile
import time
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import toolkit
from toolkit.evidence.code.basis import Basis, Pass, fingerprint
from toolkit.evidence.code.frozen import packed, unpacked
from toolkit.evidence.code.memory import OF_MEMORIES, Memory
from toolkit.model.names import Ref
from toolkit.model.reference import CodeScan, Kind, NotLookedAt, Reference, Role

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from toolkit.model.reference import Behind

# What nobody has asked for in so many seconds is thrown away.
_FORGOTTEN: Final = 30 * 24 * 60 * 60
_OF_SCANS: Final = (CodeScan, Reference, NotLookedAt, Ref, Kind, Role)
# What reading something else than what was kept ends in.
_SPOILED: Final = (OSError, ValueError, KeyError, TypeError, IndexError)


def question(
    roots: Sequence[Path], tables: Sequence[Ref], behind: Mapping[Ref, tuple[Behind, ...]], prefix: str
) -> str:
    """A fingerprint of what is asked, and of the program that answers."""
    views = [[_of_ref(ref), [[_of_ref(each.table), each.kind] for each in used]] for ref, used in behind.items()]
    where = [[str(root), str(root.resolve())] for root in roots]
    asked = json.dumps([_program(), where, [_of_ref(table) for table in tables], views, prefix])
    return fingerprint(asked.encode())


@dataclass(frozen=True, kw_only=True)
class Kept:
    """The file in a folder that holds the last answer to a question, with what that rests on.

    Its first line is what it rests on, its second one the answer, its third one what each file told. Nothing depends
    on it: what cannot be read or written is as if it had never been there.
    """

    folder: Path
    asked: str

    @property
    def _file(self) -> Path:
        return self.folder / f"{self.asked}.json"

    def answer(self, roots: tuple[Path, ...]) -> CodeScan | None:
        """The result of an earlier search, where one of today would rest on the same files."""
        try:
            with self._file.open("rb") as lines:
                data, answer = json.loads(lines.readline()), lines.readline()
            passes = [Pass(pattern, tuple(suffixes), found) for pattern, suffixes, found in data["passes"]]
            basis = Basis(roots=roots, passes=passes, files=dict(data["files"]))
        except _SPOILED:
            return None
        if not basis.still_holds():
            return None
        try:
            scan: CodeScan = unpacked(json.loads(answer), _OF_SCANS)
        except _SPOILED:
            return None
        with suppress(OSError):
            os.utime(self._file)
        return scan

    def memory(self) -> Memory:
        """What the files told in an earlier search; nothing, where there was none."""
        try:
            with self._file.open("rb") as lines:
                rests_on, _, everything = lines
            files = dict(json.loads(rests_on)["files"])
            taken, told = unpacked(json.loads(everything), (*_OF_SCANS, *OF_MEMORIES))
            return Memory(files=files, taken=dict(taken), told=dict(told))
        except _SPOILED:
            return Memory()

    def keep(self, basis: Basis, memory: Memory, scan: CodeScan) -> None:
        """Keep a result for the next time."""
        rests_on = {"passes": basis.passes, "files": basis.files}
        told = packed((tuple(memory.taken.items()), tuple(memory.told.items())))
        with suppress(OSError):
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._tidy()
            handle, name = tempfile.mkstemp(dir=self.folder)
            try:
                with os.fdopen(handle, "w", encoding="utf-8") as new:
                    new.writelines(
                        f"{json.dumps(line, separators=(',', ':'))}\n" for line in (rests_on, packed(scan), told)
                    )
                Path(name).replace(self._file)
            finally:
                Path(name).unlink(missing_ok=True)

    def _tidy(self) -> None:
        for file in self.folder.iterdir():
            with suppress(OSError):
                if file.stat().st_mtime < time.time() - _FORGOTTEN:
                    file.unlink()


@cache
def _program() -> list[Any]:
    """What answers: another version, or one that somebody works on, may answer otherwise."""
    own = (Path(folder, name) for folder, _, names in os.walk(Path(toolkit.__file__).parent) for name in names)
    files = [file for file in own if file.suffix == ".py"]
    parser = find_spec("sqlglot")
    if parser is not None and parser.origin is not None:
        files.append(Path(parser.origin))
    states = [(str(file), status.st_size, status.st_mtime_ns) for file in files for status in (file.stat(),)]
    return [sys.version, toolkit.__version__, sorted(states)]


def _of_ref(ref: Ref) -> list[str]:
    return [ref.schema, ref.name]

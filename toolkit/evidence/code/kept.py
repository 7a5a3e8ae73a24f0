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
from toolkit.model.names import Ref
from toolkit.model.reference import CodeScan, Kind, NotLookedAt, Reference, Role

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from toolkit.model.reference import Behind

# What nobody has asked for in so many seconds is thrown away.
_FORGOTTEN: Final = 30 * 24 * 60 * 60


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

    Nothing depends on it: what cannot be read or written is as if it had never been there.
    """

    folder: Path
    asked: str

    @property
    def _file(self) -> Path:
        return self.folder / f"{self.asked}.json"

    def answer(self, roots: tuple[Path, ...]) -> CodeScan | None:
        """The result of an earlier search, where one of today would rest on the same files."""
        try:
            data = json.loads(self._file.read_bytes())
            passes = [Pass(pattern, tuple(suffixes), found) for pattern, suffixes, found in data["passes"]]
            basis = Basis(roots=roots, passes=passes, files=dict(data["files"]))
            scan = _scan_from(data["scan"])
        except (OSError, ValueError, KeyError, TypeError, IndexError):
            return None
        if not basis.still_holds():
            return None
        with suppress(OSError):
            os.utime(self._file)
        return scan

    def keep(self, basis: Basis, scan: CodeScan) -> None:
        """Keep a result for the next time."""
        data = {"passes": basis.passes, "files": basis.files, "scan": _scan_data(scan)}
        with suppress(OSError):
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._tidy()
            handle, name = tempfile.mkstemp(dir=self.folder)
            try:
                with os.fdopen(handle, "w", encoding="utf-8") as new:
                    json.dump(data, new)
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


def _scan_data(scan: CodeScan) -> dict[str, Any]:
    refs = list(dict.fromkeys((*scan.tables, *(each.table for each in scan.references))))
    places = {ref: place for place, ref in enumerate(refs)}
    return {
        "paths": scan.paths,
        "refs": [_of_ref(ref) for ref in refs],
        "tables": [places[ref] for ref in scan.tables],
        "references": [
            [places[each.table], each.file, each.line, each.kind, each.role, each.through] for each in scan.references
        ],
        "not_looked_at": [[each.what, each.reason] for each in scan.not_looked_at],
    }


def _scan_from(data: dict[str, Any]) -> CodeScan:
    refs = [Ref(schema=schema, name=name) for schema, name in data["refs"]]
    return CodeScan(
        paths=tuple(data["paths"]),
        tables=tuple(refs[place] for place in data["tables"]),
        references=tuple(
            Reference(table=refs[place], file=file, line=line, kind=Kind(kind), role=Role(role), through=through)
            for place, file, line, kind, role, through in data["references"]
        ),
        not_looked_at=tuple(NotLookedAt(what=what, reason=reason) for what, reason in data["not_looked_at"]),
    )


def _of_ref(ref: Ref) -> list[str]:
    return [ref.schema, ref.name]

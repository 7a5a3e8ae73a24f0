"""Searching a source tree by ripgrep, whose hits are told while it is still searching."""

from __future__ import annotations

import os
import re
import subprocess
import tempfile
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from toolkit.evidence.code import reading
from toolkit.evidence.code.ignored import SKIPPED
from toolkit.model.reference import NotLookedAt

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

# Ripgrep ends with 0 or 1 when it has searched; with 2 it may have, and then says which files it could not read.
_FINISHED: Final = (0, 1)
_COMPLAINT: Final = re.compile(r"rg: (.+): (.+?) \(os error \d+\)")
_BINARY: Final = re.compile(rb"(.+): binary file matches \(found .*\)\n", re.DOTALL)


def search(
    program: str, pattern: str, root: Path, suffixes: tuple[str, ...]
) -> Iterator[tuple[str, str] | NotLookedAt]:
    """The names below the root of the files that hold the pattern, each with every text that fits."""
    folder, what = (root, ".") if root.is_dir() else (root.parent, root.name)
    skipped = [f"--glob=!{name}" for name in SKIPPED] if root.is_dir() else []
    # A type, unlike a glob, does not bring back what .gitignore leaves out.
    kinds = [f"--type-add=wanted:*{suffix}" for suffix in suffixes] + ["--type=wanted"] * bool(suffixes)
    silent = True
    with (
        tempfile.TemporaryFile() as stderr,
        subprocess.Popen(  # noqa: S603 - the program is ripgrep, and the pattern comes through its input
            [
                *(program, "--no-config", "--only-matching", "--no-heading", "--no-line-number", "--with-filename"),
                *("--null", "--color=never", "--binary", "--hidden", "--no-require-git", "--regex-size-limit=1G"),
                # Boundaries of words beyond ASCII take many times as long, and Python's bytes know none either.
                *("--dfa-size-limit=1G", "--no-unicode", *kinds, *skipped, "--file=-", "--", what),
            ],
            cwd=folder,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=stderr,
        ) as running,
    ):
        if running.stdin is not None and running.stdout is not None:
            with suppress(BrokenPipeError), running.stdin:
                running.stdin.write(pattern.encode())
            for hit in _hits(running.stdout):
                silent = False
                yield hit
        running.wait()
        stderr.seek(0)
        for complaint in _complaints(os.fsdecode(stderr.read()), folder):
            silent = False
            yield complaint
    if silent and running.returncode not in _FINISHED:
        # It does not take the pattern.
        yield from reading.search(pattern, root, suffixes)


def _hits(lines: Iterable[bytes]) -> Iterator[tuple[str, str]]:
    told: set[bytes] = set()
    line = b""
    for part in lines:
        # The name of a file may hold what ends a line.
        line += part
        path, found, text = line.partition(b"\0")
        binary = None if found else _BINARY.fullmatch(line)
        if not found and binary is None:
            continue
        name = os.fsdecode(binary[1] if binary else path).removeprefix("./")
        if binary:
            # Ripgrep does not say what it found there, nor is it worth the search: whoever reads the file says more.
            yield name, ""
        elif line not in told:
            told.add(line)
            yield name, os.fsdecode(text.rstrip(b"\n"))
        line = b""


def _complaints(stderr: str, folder: Path) -> Iterator[NotLookedAt]:
    """The files that ripgrep could not read; its other complaints are about the pattern."""
    for line in stderr.splitlines():
        match = _COMPLAINT.fullmatch(line)
        if match:
            yield NotLookedAt(what=str(folder / match[1].removeprefix("./")), reason=match[2].lower())

"""What the search leaves out: by what a tree is called, and by `.gitignore` where ripgrep does not read it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

# Trees that others wrote and files that a machine wrote: not this application's use of its tables.
SKIPPED: Final = (
    ".git", ".hg", ".svn", "node_modules", "bower_components", "vendor", ".venv", "venv", "site-packages",
    "__pycache__", ".tox", ".mypy_cache", ".idea", "dist", ".next", ".nuxt", "*.min.js", "*.min.css", "*.map",
    "*.lock", "package-lock.json", "pnpm-lock.yaml",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rule:
    """One line of a file: what it matches, and whether it takes back what was ignored before."""

    pattern: re.Pattern[str]
    folders_only: bool
    negated: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Ignored:
    """The rules that hold in a folder; of those that match, the last one decides."""

    rules: tuple[_Rule, ...]

    @classmethod
    def at_root(cls, globs: Iterable[str]) -> Ignored:
        """The rules of the program itself."""
        return cls(rules=tuple(_rules(globs, "")))

    def extended_by(self, file: Path, within: str) -> Ignored:
        """With the rules of a folder's own file, whose patterns are relative to it."""
        if not file.is_file():
            return self
        try:
            lines = file.read_text(encoding="utf-8", errors="replace").splitlines()
        except OSError:
            return self
        return Ignored(rules=(*self.rules, *_rules(lines, "" if within == "." else within)))

    def covers(self, path: str, *, is_folder: bool) -> bool:
        """Whether a path, relative to the root, is left out."""
        for rule in reversed(self.rules):
            if (is_folder or not rule.folders_only) and rule.pattern.fullmatch(path):
                return not rule.negated
        return False


def _rules(lines: Iterable[str], within: str) -> Iterator[_Rule]:
    for raw in lines:
        line = raw.rstrip()
        if not line or line.startswith("#"):
            continue
        negated = line.startswith("!")
        glob = line.removeprefix("!")
        anchored = "/" in glob.rstrip("/")
        start = re.escape(f"{within}/") if within else ""
        anywhere = "" if anchored else "(?:.*/)?"
        yield _Rule(
            pattern=re.compile(f"{start}{anywhere}{_as_regex(glob.strip('/'))}"),
            folders_only=glob.endswith("/"),
            negated=negated,
        )


def _as_regex(glob: str) -> str:
    """A pattern of `.gitignore` as a regular expression; `*` and `?` stay within one name."""
    pieces = {"**/": "(?:.*/)?", "/**": "/.*", "**": ".*", "*": "[^/]*", "?": "[^/]"}
    parts = re.split(r"(\*\*/|/\*\*|\*\*|\*|\?|\[[^\]]+\])", glob)
    return "".join(pieces.get(part, part if part.startswith("[") else re.escape(part)) for part in parts)

"""What a programming language is to the search: how it is cut into tokens and how a class becomes visible in a file."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from toolkit.evidence.code.handle import Handle
    from toolkit.evidence.code.lexicon import Lexicon
    from toolkit.evidence.code.source import Source

_NO_BREAK: Final = re.compile(r"[^\n]")


def _nothing(source: Source) -> Iterable[tuple[str, str]]:
    del source
    return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """A language and the little that its files are read by.

    `visible` gives the names under which a file knows a class; `indented` says that blocks end where the
    indentation does; `bare_calls` that a member without parentheses may be a call; `tracked` that an
    assignment to a property of a loaded row is a write, because the ORM notices it.
    """

    name: str
    suffixes: tuple[str, ...]
    lexicon: Lexicon
    visible: Callable[[Source, Handle], Iterable[str]]
    # Whether it is cut into tokens; what is not is looked at around the names of tables only.
    is_cut: bool = True
    indented: bool = False
    bare_calls: bool = False
    tracked: bool = False
    # Whether ORMs of the language take queries that name classes where SQL names tables.
    queries_objects: bool = False
    # The classes that a file hands on under other names: what it calls each itself, and the other name.
    renamed: Callable[[Source], Iterable[tuple[str, str]]] = _nothing
    # Its first group is the namespace that a file declares.
    package: re.Pattern[str] | None = None
    family: str = ""
    # The parts of a template that are code; without it all of a file is.
    code: re.Pattern[str] | None = None

    def code_of(self, text: str) -> str:
        """A text with blanks for all that is not code, so that every place in it keeps its number."""
        if self.code is None:
            return text
        pieces, end = [], 0
        for match in self.code.finditer(text):
            pieces += [_NO_BREAK.sub(" ", text[end : match.start()]), match[0]]
            end = match.end()
        return "".join(pieces) + _NO_BREAK.sub(" ", text[end:])

    @property
    def kin(self) -> str:
        """What the languages are called that can use each other's classes."""
        return self.family or self.name

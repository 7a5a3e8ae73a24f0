"""What a programming language is to the search: how it is cut into tokens and how a class becomes visible in a file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterable

    from toolkit.evidence.code.handle import Handle
    from toolkit.evidence.code.source import Source
    from toolkit.evidence.code.tokens import Lexicon


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
    indented: bool = False
    bare_calls: bool = False
    tracked: bool = False
    # Whether ORMs of the language take queries that name classes where SQL names tables.
    queries_objects: bool = False
    # Its first group is the namespace that a file declares.
    package: re.Pattern[str] | None = None
    family: str = ""

    @property
    def kin(self) -> str:
        """What the languages are called that can use each other's classes."""
        return self.family or self.name

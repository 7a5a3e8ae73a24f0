"""The names that mean a table, and the patterns that find them."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

from toolkit.evidence.code.inflection import camel, plural, singular

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from toolkit.model.names import Ref

# What stands before the name of a class-like thing, or of a table in SQL.
_DECLARING: Final = (
    r"(?:\b(?:class|struct|model|interface|object|record|type|entity)\s+(?:\w+::)*"
    r"|\b(?:define|model)(?:<[^<>()]*>)?\(\s*['\"]|Set<)"
)
_SQL: Final = r"(?i:from|join|into|update|table|exists|truncate|references|using|only|merge|on)"
# SQL that goes on with a name at the beginning of the next line.
_UNFINISHED: Final = rf"\b(?:{_SQL}|(?i:from)\s[^'\"();=\n]*,)\s*$"
_UNFINISHED_TEXT: Final = re.compile(_UNFINISHED)
_SHORTEST_STEM: Final = 4
_BOUNDED: Final = re.compile(r"[A-Za-z0-9_](?:.*[A-Za-z0-9_])?", re.DOTALL)


@dataclass(frozen=True, kw_only=True)
class TableNames:
    """The tables that are looked for, and the routines; views count as tables.

    `prefix` is what the application puts before every name it writes.
    """

    refs: tuple[Ref, ...]
    routines: tuple[Ref, ...] = ()
    prefix: str = ""

    @cached_property
    def by_spelling(self) -> Mapping[str, tuple[Ref, ...]]:
        """Every spelling that code may use, and the tables it may mean."""
        found: dict[str, list[Ref]] = defaultdict(list)
        for ref in self.refs:
            for name in self._names(ref):
                for spelling in dict.fromkeys((name, name.lower(), name.upper())):
                    found[spelling].append(ref)
        return {spelling: tuple(refs) for spelling, refs in found.items()}

    @cached_property
    def calls(self) -> Mapping[str, tuple[Ref, ...]]:
        """Every spelling of a routine's name."""
        found: dict[str, list[Ref]] = defaultdict(list)
        for ref in self.routines:
            for spelling in dict.fromkeys((ref.name, ref.name.lower(), ref.name.upper())):
                found[spelling].append(ref)
        return {spelling: tuple(refs) for spelling, refs in found.items()}

    def _names(self, ref: Ref) -> Iterator[str]:
        yield ref.name
        if self.prefix and ref.name.startswith(self.prefix) and ref.name != self.prefix:
            yield ref.name.removeprefix(self.prefix)

    def meant(self, name: str, schema: str | None = None) -> tuple[Ref, ...]:
        """The tables that a name means; a schema picks among them, where the catalog knows any."""
        refs = self.by_spelling.get(name, ())
        if schema is None:
            return refs
        return tuple(ref for ref in refs if not ref.schema or ref.schema.lower() == schema.lower())

    def is_distinctive(self, name: str) -> bool:
        """Whether a name says table wherever it stands; a single word says so only in its place."""
        return name in self._distinctive

    @cached_property
    def _distinctive(self) -> frozenset[str]:
        return frozenset(
            name
            for name, refs in self.by_spelling.items()
            if any(ref.name.lower() == name.lower() for ref in refs) and not name.isalpha()
        )

    @cached_property
    def odd_names(self) -> re.Pattern[str] | None:
        """The names that are more than one word to a lexer: with spaces, dashes or dots."""
        odd = sorted((name for name in self.by_spelling if not re.fullmatch(r"\w+", name)), key=len, reverse=True)
        return re.compile("|".join(map(re.escape, odd))) if odd else None

    def first_cut(self) -> str:
        """A pattern, for ripgrep as for Python, that no file worth parsing is without."""
        classes = words_among(self.classes)
        return "|".join(dict.fromkeys((*self._name_patterns(), *self.stems, *self._declarations(), *classes)))

    def _name_patterns(self) -> Iterator[str]:
        told = [name for name in self.by_spelling if self.is_distinctive(name)]
        bare = [name for name in self.by_spelling if not self.is_distinctive(name)]
        yield from words_among(told)
        if self.calls:
            ended = "|".join(map(ended_word, self.calls))
            yield rf"""(?i:\b(?:call|exec|execute|perform|select|from)\s+|['"`.,(=]\s*)(?:{ended})"""
        if bare:
            either, ended = "|".join(map(re.escape, bare)), "|".join(map(ended_word, bare))
            # A line's end is no blank to ripgrep.
            yield rf"""[`'":.\[}}%](?:{either})[`'",:\]\s\#{{}}$]|:(?:{either})$"""
            yield rf"""\b{_SQL}\s+(?:[^\s'"(]*[.}}{{%/])?[`"\[\\]*(?:{ended})"""
            yield rf"""^\s*(?:{ended})"""
            yield _UNFINISHED
            # Entity Framework calls a table like the property.
            yield rf"Set<[\w.]+>\s+(?i:{ended})"

    def _declarations(self) -> Iterator[str]:
        """Class names by convention, where they are declared: those of one word are too common elsewhere."""
        words = {word for ref in self.refs for name in self._names(ref) for word in _class_names(name)}
        if words:
            small = "|".join(sorted(words))
            capital = "|".join(rf"{word[0].upper()}(?i:{word[1:]})" for word in sorted(words))
            yield rf"{_DECLARING}(?:{capital})\b"
            # In small letters they are words of prose, too: "the type order".
            yield rf"{_DECLARING}(?i:{small})\s*(?:struct\b|[({{:<'\"])"

    @cached_property
    def classes(self) -> tuple[str, ...]:
        """The class names that convention gives tables of one word; such a name alone says nothing yet of a file."""
        words = (name for ref in self.refs for name in self._names(ref) if name.isalnum())
        # Of a name beyond ASCII nothing is left.
        return tuple(filter(None, dict.fromkeys(camel(singular(word)) for word in words)))

    @cached_property
    def stems(self) -> tuple[str, ...]:
        """The part of a class name that convention gives a table of several words, whatever stands around it."""
        return tuple(dict.fromkeys(stem for ref in self.refs for stem in _stems(ref.name)))

    def tell(self, texts: Collection[str]) -> bool:
        """Whether these texts, found in one file, are more than words that lines begin with for other reasons."""
        words = [text.lstrip() for text in texts if not _UNFINISHED_TEXT.fullmatch(text)]
        waiting = len(words) < len(texts)
        return any(waiting or self.is_distinctive(word) or word not in self.by_spelling for word in words)

    def covers(self, name: str) -> bool:
        """Whether the first cut has found every file that holds this class name."""
        return name in self.classes or any(re.search(stem, name) for stem in self.stems)


def ended_word(name: str) -> str:
    """A pattern for a name where its word ends; beyond ASCII a search of bytes knows no end.

    >>> ended_word("orders"), ended_word("café")
    ('orders\\\\b', 'café')
    """
    return re.escape(name) + (r"\b" if _BOUNDED.fullmatch(name[-1:]) else "")


def words_among(names: Iterable[str]) -> Iterator[str]:
    """Patterns for whole words; a name that begins or ends in a mark or beyond ASCII has no boundary there.

    >>> list(words_among(["orders", "users", "größe", "año"]))
    ['\\\\b(?:orders|users|größe|año)\\\\b']
    >>> list(words_among(["a-", "önorm"]))
    ['a\\\\-', 'önorm']
    """
    words: list[str] = []
    others: list[str] = []
    for name in names:
        (words if _BOUNDED.fullmatch(name) else others).append(re.escape(name))
    if words:
        yield rf"\b(?:{'|'.join(words)})\b"
    yield from others


def _class_names(table: str) -> Iterable[str]:
    """Patterns for what a class of the table may be called: as a whole, or without the words of an application."""
    words = [word for word in re.split(r"[^A-Za-z0-9]+", table) if word]
    for first in range(len(words)):
        tail = "_".join(words[first:])
        for form in (singular(tail), plural(tail), tail):
            yield form.replace("_", "_?").lower()


def _stems(table: str) -> Iterator[str]:
    words = [word for word in re.split(r"[^A-Za-z0-9]+", table) if word]
    if len(words) < 2:
        return
    tail = "_".join(words[-2:])
    one, many = camel(singular(tail)), camel(plural(tail))
    stem = one[: next((at for at, (a, b) in enumerate(zip(one, many, strict=False)) if a != b), len(one))]
    if len(stem) > len(words[-2]) + 1 and len(stem) >= _SHORTEST_STEM:
        yield f"[{stem[0].upper()}{stem[0].lower()}]{re.escape(stem[1:])}"

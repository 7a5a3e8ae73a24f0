"""One file of source code: its text, its tokens, and where in it something stands."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, Final

from toolkit.evidence.code.basis import Unreadable
from toolkit.evidence.code.scopes import Class, classes_of
from toolkit.evidence.code.tokens import Brackets, Tokens

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from toolkit.evidence.code.language import Language
    from toolkit.model.reference import Role

# The indentation of an empty line: it ends no block.
_BLANK: Final = 1_000_000
# People write shorter lines on average, however long some are; small files may be what they like.
_BUNDLE: Final = 50_000
_BUNDLE_LINE: Final = 500
_LINE: Final = re.compile(r"[^\n]*\n")
_WORD: Final = re.compile(r"\w+")
_ASCII_WORD: Final = re.compile(r"\w+", re.ASCII)
_DECLARING: Final = frozenset({"class", "interface", "object", "struct", "trait", "record", "type"})
# A class and what may be its bases; no more than the longest header that people write.
_HEADER: Final = re.compile(r"\w+\s+\w+([^{]{0,400})")
_MARKS: Final = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16", b"\xef\xbb": "utf-8-sig"}


def text_of(data: bytes) -> str:
    """The text of a file; what is not UTF-8 is read as Latin-1, in which names look the same."""
    encoding = _MARKS.get(data[:2])
    if encoding is None and b"\0" in data:
        raise Unreadable("it holds a name and is binary")
    try:
        return data.decode(encoding or "utf-8")
    except UnicodeDecodeError:
        return data.decode("latin-1")


def is_bundle(text: str) -> bool:
    """Whether a script is what a machine made of many, for browsers, whatever it is called."""
    return len(text) >= _BUNDLE and text.count("\n") * _BUNDLE_LINE < len(text)


@dataclass(frozen=True, kw_only=True, eq=False)
class Source:
    """A file as it was read. `shown` is its path as the user knows it, `read` how it looks at files beside it."""

    path: Path
    shown: str
    text: str
    role: Role
    language: Language
    read: Callable[[Path], bytes]

    @cached_property
    def tokens(self) -> Tokens:
        """The text, cut into tokens."""
        return Tokens(self.text, self.language.lexicon)

    @cached_property
    def brackets(self) -> Brackets:
        """Which brackets belong together."""
        return Brackets(self.tokens.texts)

    @cached_property
    def classes(self) -> tuple[Class, ...]:
        """The classes that the file declares, in order."""
        return tuple(classes_of(self))

    @cached_property
    def words(self) -> frozenset[str]:
        """Every word of the text, wherever it stands."""
        if self.language.is_cut and self.text.isascii():
            # Here a word lies within one token, and tokens repeat.
            return frozenset(_ASCII_WORD.findall("\n".join(set(self.tokens.texts))))
        return frozenset(_WORD.findall(self.text))

    @cached_property
    def bases(self) -> frozenset[str]:
        """The words soon after the names of classes, among which their bases are; mostly there are none."""
        places = (place for word in _DECLARING & self.words for place in self.places_of(word))
        headers = (_HEADER.match(self.text, place) for place in places)
        return frozenset(word for header in headers if header for word in _WORD.findall(header[1]))

    @cached_property
    def _lines(self) -> list[int]:
        return list(accumulate(map(len, _LINE.findall(self.text)), initial=0))

    @cached_property
    def package(self) -> str:
        """The namespace that the file declares, if any."""
        match = self.language.package.search(self.text) if self.language.package else None
        return match[1].strip("\\.") if match else ""

    def cut(self) -> None:
        """Do now what every question about the file needs."""
        _ = self.words, self.language.is_cut and self.tokens

    def line(self, position: int) -> int:
        """The line, from 1, that a position is on."""
        return bisect_right(self._lines, position)

    @cached_property
    def _indents(self) -> list[int]:
        lines = [self.text[start:end] for start, end in pairwise([*self._lines, len(self.text)])]
        return [len(line) - len(line.lstrip()) if line.strip() else _BLANK for line in lines]

    def indent(self, line: int) -> int:
        """How far a line is indented; an empty one as far as could be."""
        return self._indents[line - 1]

    @property
    def line_count(self) -> int:
        """How many lines there are."""
        return len(self._lines)

    def token_at(self, position: int) -> int | None:
        """The index of the token that covers a position."""
        index = bisect_right(self.tokens.starts, position) - 1
        if index < 0 or self.tokens.starts[index] + len(self.tokens.texts[index]) <= position:
            return None
        return index

    def places_of(self, word: str) -> Iterator[int]:
        """Where a word stands as a whole word, in whatever kind of token."""
        start = self.text.find(word)
        while start >= 0:
            end = start + len(word)
            if not (_is_of_word(self.text[start - 1 : start]) or _is_of_word(self.text[end : end + 1])):
                yield start
            start = self.text.find(word, end)

    def indexes_of(self, name: str) -> Iterator[int]:
        """The indexes of the tokens that are a name, without the mark of a variable."""
        indexes = map(self.token_at, self.places_of(name)) if name in self.words else ()
        yield from (index for index in indexes if index is not None and self.name(index) == name)

    def tokens_of_lines(self, first: int, last: int) -> range:
        """The indexes of the tokens that begin on these lines."""
        end = self._lines[last] if last < len(self._lines) else len(self.text) + 1
        return range(
            bisect_right(self.tokens.starts, self._lines[first - 1] - 1), bisect_right(self.tokens.starts, end - 1)
        )

    def is_mark(self, index: int, *marks: str) -> bool:
        """Whether the token at an index, if there is one, is one of these marks."""
        return 0 <= index < len(self.tokens.texts) and self.tokens.texts[index] in marks

    def name(self, index: int) -> str:
        """The name at an index without the mark of a variable, or nothing."""
        if 0 <= index < len(self.tokens.texts) and self.tokens[index].kind == "name":
            return self.tokens.texts[index].lstrip("$@")
        return ""

    def closing(self, index: int) -> int:
        """The index of the bracket that closes the one at an index; the last token where none does."""
        return self.brackets.partner.get(index, len(self.tokens) - 1)


def _is_of_word(character: str) -> bool:
    return character.isalnum() or character == "_"

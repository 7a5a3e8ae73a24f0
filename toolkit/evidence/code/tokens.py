"""Source text as tokens: names, texts, comments, marks; and the brackets that belong together."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate
from typing import Final, NamedTuple

# What every lexicon ends with: marks that mean one thing although they are several characters.
MARKS: Final = (
    r"\?->|->|=>|\?::|::|\?\.|!!|&\.|:=|===?|!==?|<=|>=|\+=|-=|\*=|/=|\|=|&&|\|\||\?\?|\*\*|//|\.\.\.?|[^\s\w]|\w"
)
ACCESSORS: Final = frozenset({".", "->", "?->", "::", "?.", "&.", "!!."})
_OPENING: Final = {")": "(", "]": "[", "}": "{"}
_BRACKETS: Final = frozenset("()[]{}")


class Token(NamedTuple):
    """A piece of source text: `kind` is name, text, comment, number or mark."""

    kind: str
    text: str
    start: int


class Lexicon(NamedTuple):
    """How a language is cut: `pieces` finds each token with the blanks behind it, `kinds` tells what one is.

    A text that names its own end makes a pattern slow, so `pieces` knows none; `heredocs` does.
    """

    pieces: re.Pattern[str]
    heredocs: re.Pattern[str] | None
    kinds: re.Pattern[str]


def lexicon(*, comments: str, texts: str, names: str = r"[A-Za-z_$][\w$]*", heredocs: str = "") -> Lexicon:
    """The patterns that cut a language into tokens; a heredoc begins with `<<`."""
    flags = re.DOTALL | re.MULTILINE
    rest = rf"(?P<name>{names})|(?P<number>\d[\w.]*)|(?P<mark>{MARKS})"
    # Most tokens are names and brackets, and neither comment nor text: not before a quote, nor where a file begins.
    often = rf"(?!\A)(?>{names})(?![\"'`@])|[,;()\[\]}}]"
    whole = rf"(?P<comment>{comments})|(?P<text>{texts}|{heredocs})|{rest}" if heredocs else ""
    kinds = rf"(?P<comment>{comments})|(?P<text>{texts})|{rest}"
    return Lexicon(
        re.compile(rf"(?:{often}|{_unnamed(kinds)})\s*", flags),
        re.compile(rf"((?:{often}|{_unnamed(whole)})\s*)", flags) if heredocs else None,
        re.compile(whole or kinds, flags),
    )


def _unnamed(pattern: str) -> str:
    """Only a group that is referred to again needs its name; the others would make every piece a tuple."""
    return re.sub(r"\?P<(?:comment|text|name|number|mark)>", "?:", pattern)


class Tokens:
    """The tokens of a text. Most are never looked at, so what kind they are is found when somebody asks."""

    def __init__(self, text: str, language: Lexicon) -> None:
        """Cut a text into tokens."""
        if language.heredocs is not None and "<<" in text:
            pieces = [groups[0] for groups in language.heredocs.findall(text)]
        else:
            pieces = language.pieces.findall(text)
        before = len(text) - len(text.lstrip())
        self.starts = list(accumulate(map(len, pieces), initial=before))
        self.starts.pop()
        self.texts = list(map(str.rstrip, pieces))
        self._whole = text
        self._kinds = language.kinds
        self._known: dict[int, Token] = {}

    def __len__(self) -> int:
        """How many tokens there are."""
        return len(self.texts)

    def __getitem__(self, index: int) -> Token:
        """The token at an index."""
        token = self._known.get(index)
        if token is None:
            start = self.starts[index]
            match = self._kinds.match(self._whole, start)
            kind = (match.lastgroup if match else None) or "mark"
            token = self._known[index] = Token(kind, self.texts[index], start)
        return token


class Brackets:
    """Which brackets belong together; one that has no partner is as if it were not there."""

    def __init__(self, texts: list[str]) -> None:
        """Pair the brackets among the texts of tokens."""
        self.partner: dict[int, int] = {}
        self._places = [index for index, text in enumerate(texts) if text in _BRACKETS]
        self._around: list[int] = []
        self._inside: list[int] = []
        stack: list[int] = []
        for index in self._places:
            text = texts[index]
            opening = _OPENING.get(text)
            if opening is None:
                self._around.append(stack[-1] if stack else -1)
                stack.append(index)
                self._inside.append(index)
                continue
            if stack and (texts[stack[-1]] == opening or any(texts[opened] == opening for opened in stack)):
                while texts[stack[-1]] != opening:
                    stack.pop()
                opened = stack.pop()
                self.partner[opened], self.partner[index] = index, opened
            self._around.append(stack[-1] if stack else -1)
            self._inside.append(stack[-1] if stack else -1)

    def around(self, index: int) -> int:
        """The index of the innermost bracket around a token, or -1."""
        place = bisect_right(self._places, index) - 1
        if place < 0:
            return -1
        return self._around[place] if self._places[place] == index else self._inside[place]

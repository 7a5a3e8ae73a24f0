"""Source text as tokens: names, texts, comments, marks; and the brackets that belong together."""

from __future__ import annotations

from bisect import bisect_left
from itertools import accumulate
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from toolkit.evidence.code.lexicon import Lexicon

ACCESSORS: Final = frozenset({".", "->", "?->", "::", "?.", "&.", "!!."})
_OPENING: Final = {")": "(", "]": "[", "}": "{"}
_BRACKETS: Final = frozenset("()[]{}")
_NONE: Final = -1


class Token(NamedTuple):
    """A piece of source text: `kind` is name, text, comment, number or mark."""

    kind: str
    text: str
    start: int


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
        # Behind each bracket, the innermost that is open there.
        self._open: list[int] = []
        stack: list[int] = []
        for index in self._places:
            opening = _OPENING.get(texts[index])
            if opening is None:
                stack.append(index)
            elif stack and (texts[stack[-1]] == opening or any(texts[opened] == opening for opened in stack)):
                while texts[stack[-1]] != opening:
                    stack.pop()
                opened = stack.pop()
                self.partner[opened], self.partner[index] = index, opened
            self._open.append(stack[-1] if stack else _NONE)

    def around(self, index: int) -> int:
        """The index of the innermost bracket around a token, or -1; around both of a pair it is the same."""
        place = bisect_left(self._places, min(index, self.partner.get(index, index))) - 1
        return self._open[place] if place >= 0 else _NONE

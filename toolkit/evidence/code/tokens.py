"""Source text as tokens: names, texts, comments, marks; and the brackets that belong together."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

# What every lexicon ends with: marks that mean one thing although they are several characters.
MARKS: Final = (
    r"\?->|->|=>|\?::|::|\?\.|!!|&\.|:=|===?|!==?|<=|>=|\+=|-=|\*=|/=|\|=|&&|\|\||\?\?|\*\*|//|\.\.\.?|[^\s\w]"
)
ACCESSORS: Final = frozenset({".", "->", "?->", "::", "?.", "&.", "!!."})
_OPEN: Final = {"(": ")", "[": "]", "{": "}"}
_CLOSE: Final = frozenset(_OPEN.values())


class Token(NamedTuple):
    """A piece of source text: `kind` is name, text, comment, number or mark."""

    kind: str
    text: str
    start: int


class Brackets(NamedTuple):
    """For each bracket the index of its partner; for each token the index of the bracket around it, or -1."""

    partner: dict[int, int]
    around: list[int]


def lexicon(*, comments: str, texts: str, names: str = r"[A-Za-z_$][\w$]*") -> re.Pattern[str]:
    """The pattern that cuts a language into tokens."""
    return re.compile(
        rf"(?P<comment>{comments})|(?P<text>{texts})|(?P<name>{names})|(?P<number>\d[\w.]*)|(?P<mark>{MARKS})",
        re.DOTALL,
    )


def tokens_of(text: str, pattern: re.Pattern[str]) -> list[Token]:
    """Cut a text into tokens; whatever fits nothing is left out."""
    return [Token(match.lastgroup or "mark", match[0], match.start()) for match in pattern.finditer(text)]


def brackets_of(tokens: list[Token]) -> Brackets:
    """Pair the brackets; one that has no partner is as if it were not there."""
    partner: dict[int, int] = {}
    around: list[int] = []
    stack: list[int] = []
    for index, token in enumerate(tokens):
        if token.kind != "mark":
            around.append(stack[-1] if stack else -1)
            continue
        if token.text in _CLOSE and any(_OPEN[tokens[opened].text] == token.text for opened in stack):
            while _OPEN[tokens[stack[-1]].text] != token.text:
                stack.pop()
            opened = stack.pop()
            partner[opened], partner[index] = index, opened
        around.append(stack[-1] if stack else -1)
        if token.text in _OPEN:
            stack.append(index)
    return Brackets(partner, around)

"""The value of a text in code, with the texts that are joined to it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from toolkit.evidence.code.tokens import ACCESSORS

if TYPE_CHECKING:
    from toolkit.evidence.code.source import Source

_HEREDOC: Final = re.compile(r"<<[<~-]?[ \t]*['\"`]?\w+['\"`]?[^\n]*\n")
_OPENING: Final = re.compile(r"[A-Za-z$@]*(\"\"\"|'''|[\"'`]+?)")
_JOINS: Final = ("+", ".", "\\", "&", "..")
_BEFORE_VALUES: Final = ("(", "[", "{", ",", "=", "+", "%", ":=", "+=", "==", "=>", "->", "!=")
_MOST: Final = 60
_LONGEST_VALUE: Final = 8
_HOLE: Final = "{}"


class Literal(NamedTuple):
    """Texts that make one value; `first` and `last` are their tokens."""

    first: int
    last: int
    value: str
    offset: int


def literal_at(source: Source, index: int, position: int) -> Literal:
    """The value that holds a position of the file, and where in it that position is."""
    first = last = index
    while index - first < _MOST and (before := _joined(source, first, -1)) >= 0:
        first = before
    while last - index < _MOST and (after := _joined(source, last, 1)) >= 0:
        last = after
    value, offset = "", 0
    for at in range(first, last + 1):
        token = source.tokens[at]
        if token.kind != "text":
            # What else is joined to texts puts something between them.
            value += _HOLE if token.kind == "name" and not value.endswith(_HOLE) else ""
            continue
        start, content = content_of(token.text)
        if at == index:
            offset = len(value) + position - token.start - start
        value += content
    return Literal(first, last, value, offset)


def content_of(text: str) -> tuple[int, str]:
    """What is between the quotes, and how far into the text it begins.

    >>> content_of("f'orders'"), content_of(":orders")
    ((2, 'orders'), (1, 'orders'))
    """
    heredoc = _HEREDOC.match(text)
    if heredoc:
        return heredoc.end(), text[heredoc.end() : text.rfind("\n")]
    if text.startswith(":"):
        return 1, text[1:].strip("\"'")
    opening = _OPENING.match(text)
    if opening is None:
        return 0, text
    return opening.end(), text[opening.end() : len(text) - len(opening[1])]


def is_documentation(source: Source, index: int) -> bool:
    """Whether a text stands alone as a statement, as Python's docstrings do."""
    if source.language.name != "python" or source.brackets.around(index) >= 0:
        return False
    before = index - 1
    if before < 0 or (source.is_mark(before, ":") and not source.is_mark(index + 1, ",")):
        return True
    return not (
        source.is_mark(before, *_BEFORE_VALUES) or source.name(before) in {"return", "in", "yield", "and", "or"}
    ) and (source.line(source.tokens[before].start) != source.line(source.tokens[index].start))


def _joined(source: Source, index: int, step: int) -> int:
    """The text that is joined to this one on that side, or -1."""
    near = index + step
    tokens = source.tokens
    if not 0 <= near < len(tokens):
        return -1
    if tokens[near].kind == "text" and source.language.indented and not is_documentation(source, near):
        return near
    far = near + step
    if not source.is_mark(near, *_JOINS):
        return -1
    while 0 <= far < len(tokens) and abs(far - near) <= _LONGEST_VALUE and _is_of_value(source, far):
        far += step
    if abs(far - near) > 1:
        # Something is joined to this text, and a text to that.
        far = far + step if source.is_mark(far, *_JOINS) else -1
    return far if 0 <= far < len(tokens) and tokens[far].kind == "text" else -1


def _is_of_value(source: Source, index: int) -> bool:
    """Whether a token can be of something as simple as `$this->prefix` or `Config::PREFIX`."""
    # A dot joins texts in PHP, where an arrow leads to members.
    is_accessor = source.is_mark(index, *ACCESSORS) and (
        source.language.name != "php" or source.tokens.texts[index] != "."
    )
    return is_accessor or bool(source.name(index))

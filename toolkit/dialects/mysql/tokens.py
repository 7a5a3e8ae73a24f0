"""The pieces of a statement that matter to who looks for something in it, in the quoting rules of its sql_mode."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

_TEXT: Final = {
    True: r"""'(?:[^'\\]|\\.|'')*' | "(?:[^"\\]|\\.|"")*" """,
    False: r"""'(?:[^']|'')*' | "(?:[^"]|"")*" """,
}
_PIECES: Final = r"""
    (?P<comment> --(?=\s|\Z)[^\n]* | \#[^\n]* | /\*(?!M?!).*?\*/ )
  | (?P<text> {text} )
  | `(?P<name> (?:[^`]|``)+ )`(?P<dot>\.)?
  | (?P<word> \w+ )
  | (?P<mark> [()\n] )
"""


@cache
def _pieces(*, escapes: bool) -> re.Pattern[str]:
    return re.compile(_PIECES.format(text=_TEXT[escapes]), re.VERBOSE | re.DOTALL)


def has_escapes(mode: str) -> bool:
    """Whether a backslash escapes what follows it, under this sql_mode.

    >>> has_escapes("ANSI_QUOTES,NO_BACKSLASH_ESCAPES")
    False
    """
    return "NO_BACKSLASH_ESCAPES" not in mode


def pieces(mode: str) -> re.Pattern[str]:
    """Finds comments, texts, names in backquotes with the dot behind them, words, parentheses and ends of lines.

    >>> [found[0] for found in pieces("").finditer("f(`a b`, 'it''s') -- don't")]
    ['f', '(', '`a b`', "'it''s'", ')', "-- don't"]
    """
    return _pieces(escapes=has_escapes(mode))

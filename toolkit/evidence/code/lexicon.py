"""How a language is cut into tokens, and the pieces that languages share.

A text of many characters is passed over in runs, never a character at a time: most of a file is comments and texts.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

# What every lexicon ends with: marks that mean one thing although they are several characters.
_MARKS: Final = (
    r"\?->|->|=>|\?::|::|\?\.|!!|&\.|:=|===?|!==?|<=|>=|\+=|-=|\*=|/=|\|=|&&|\|\||\?\?|\*\*|//|\.\.\.?|[^\s\w]|\w"
)
# Marks that no comment, no text and no longer mark begins with.
_OFTEN: Final = r"[,;()\[\]}]|->|=(?![=>b])|\.(?!\.)"
BLOCK_COMMENT: Final = r"/\*[^*]*+(?:\*(?!/)[^*]*+)*+\*/"
# As C++ writes them, and most languages after it.
COMMENTS: Final = rf"//[^\n]*|{BLOCK_COMMENT}"


class Lexicon(NamedTuple):
    """How a language is cut: `pieces` finds each token with the blanks behind it, `kinds` tells what one is.

    A text that names its own end makes a pattern slow, so `pieces` knows none; `heredocs` does.
    """

    pieces: re.Pattern[str]
    heredocs: re.Pattern[str] | None
    kinds: re.Pattern[str]


def quoted(marks: str, *, lines: bool = False) -> str:
    r"""A pattern for a text between two of one of the marks, in which a backslash escapes; on one line, or on several.

    >>> re.match(quoted("'\""), r'"a \" b" + "c"')[0]
    '"a \\" b"'
    """
    end = "" if lines else r"\n"
    runs = {mark: rf"[^{mark}\\{end}]*+" for mark in marks}
    return "|".join(rf"{mark}{run}(?:\\.{run})*+{mark}" for mark, run in runs.items())


def thrice_quoted(marks: str) -> str:
    r"""A pattern for a text on several lines, between two of one of the marks three times over.

    >>> re.match(thrice_quoted("'"), "'''a 'b' ''c'''")[0]
    "'''a 'b' ''c'''"
    """
    runs = {mark: rf"[^{mark}\\]*+" for mark in marks}
    return "|".join(
        rf"{mark}{{3}}{run}(?:(?:\\.|{mark}(?!{mark}{{2}})){run})*+{mark}{{3}}" for mark, run in runs.items()
    )


def lexicon(*, comments: str, texts: str, names: str = r"[A-Za-z_$][\w$]*", heredocs: str = "") -> Lexicon:
    """The patterns that cut a language into tokens; a heredoc begins with `<<`."""
    flags = re.DOTALL | re.MULTILINE
    rest = rf"(?P<name>{names})|(?P<number>\d[\w.]*)|(?P<mark>{_MARKS})"
    # Most tokens are names and marks, and neither comment nor text: not before a quote, nor where a file begins.
    often = rf"(?!\A)(?>{names})(?![\"'`@])|{_OFTEN}"
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

"""Text for people: a line is wide enough for where it is read, and stays one line whatever names are made of."""

from __future__ import annotations

import json
import re
import textwrap
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# In a file, where the same audit has the same bytes.
WIDTH: Final = 110

# What ends a line, for one reader or another.
_ENDS: Final = re.compile("[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")


def joined(lines: Iterable[str]) -> str:
    """The lines as one text."""
    return "\n".join(map(one_line, lines))


def one_line(text: str) -> str:
    """The text with what would end a line spelled out, as JSON spells it.

    >>> one_line("two\\nlines")
    'two\\\\nlines'
    """
    return _ENDS.sub(lambda found: json.dumps(found[0])[1:-1], text)


def wrapped(text: str, width: int, *, first: str = "", then: str = "  ") -> Iterator[str]:
    """The lines of a text, with what stands before the first of them and before the others."""
    # Names and places are never cut: they are there to be copied.
    return iter(
        textwrap.wrap(
            one_line(text),
            width=width,
            initial_indent=first,
            subsequent_indent=then,
            break_long_words=False,
            break_on_hyphens=False,
        )
    )

"""Lines of text for people, as wide as what they are read on."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# In a file, where the same audit has the same bytes.
WIDTH: Final = 110


def joined(lines: Iterable[str]) -> str:
    """The lines as one text."""
    return "\n".join(lines)


def wrapped(text: str, width: int, *, first: str = "", then: str = "  ") -> Iterator[str]:
    """The lines of a text, with what stands before the first of them and before the others."""
    # Names and places are never cut: they are there to be copied.
    return iter(
        textwrap.wrap(
            text,
            width=width,
            initial_indent=first,
            subsequent_indent=then,
            break_long_words=False,
            break_on_hyphens=False,
        )
    )

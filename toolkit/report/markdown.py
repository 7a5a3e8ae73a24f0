"""Texts as Markdown: shown as they are, whatever they are made of."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from toolkit.report.plain_text import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# What Markdown obeys at the beginning of a sentence, or in it; an underscore within a word is none of that.
_OBEYED: Final = re.compile(r"^[#+-]|[\\`*\[\]<>&]|(?<!\w)_|_(?!\w)")
_MARKS: Final = re.compile("`+")


def sentence(text: str) -> str:
    """A text in which nothing is a mark.

    >>> sentence("`a` is read by count(*)")
    '\\\\`a\\\\` is read by count(\\\\*)'
    """
    return _OBEYED.sub(r"\\\g<0>", one_line(text))


def code(name: object) -> str:
    """A name, in letters of one width.

    >>> code("a`b")
    '``a`b``'
    """
    shown = one_line(str(name))
    if not shown.strip():
        return shown
    around = "`" * (max(map(len, _MARKS.findall(shown)), default=0) + 1)
    beside = " " if "`" in {shown[0], shown[-1]} else ""
    return f"{around}{beside}{shown}{beside}{around}"


def table_lines(head: Iterable[str], rows: Iterable[Iterable[str]]) -> Iterator[str]:
    """The lines of a table of cells that are Markdown already."""
    first = tuple(head)
    yield _row(first)
    yield _row(("---",) * len(first))
    yield from map(_row, rows)


def _row(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"

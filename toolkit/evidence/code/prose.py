"""Names outside of code that is taken apart: in SQL files, documents, configuration and templates."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from toolkit.evidence.code.sql import kind_by_position

if TYPE_CHECKING:
    from toolkit.evidence.code.source import Source
    from toolkit.model.reference import Kind

_SHOUTED: Final = re.compile(r"\b(?:FROM|JOIN|INTO|UPDATE|TABLE|TRUNCATE|REFERENCES|USING)\s+[\w.`\"\[\\]*$")
_HOLDS_SQL: Final = frozenset(
    {".xml", ".sh", ".bash", ".pl", ".pm", ".ex", ".exs", ".rs", ".scala", ".cpp", ".swift", ".dart"}
)


def kind_in_prose(source: Source, position: int) -> Kind | None:
    """What SQL around a name does with it; people write "from users" too, so SQL must be shouted or expected there."""
    before = source.text[max(0, position - 200) : position]
    if _SHOUTED.search(before) or source.path.suffix.lower() in _HOLDS_SQL:
        return kind_by_position(source.text, position)
    return None


def statement_around(source: Source, index: int) -> tuple[int, int]:
    """Where the statement of a SQL file that holds a token begins and ends."""
    first = index
    while first > 0 and not source.is_mark(first - 1, ";"):
        first -= 1
    last = index
    while last < len(source.tokens) - 1 and not source.is_mark(last, ";"):
        last += 1
    token = source.tokens[last]
    return source.tokens[first].start, token.start + len(token.text)

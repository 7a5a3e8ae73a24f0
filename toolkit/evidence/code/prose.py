"""Names outside of code that is taken apart: in SQL files, documents, configuration and templates."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from toolkit.evidence.code.sql import kind_by_position

if TYPE_CHECKING:
    from pathlib import PurePath

    from toolkit.evidence.code.names import TableNames
    from toolkit.evidence.code.source import Source
    from toolkit.model.reference import Kind

_SHOUTED: Final = re.compile(r"\b(?:FROM|JOIN|INTO|UPDATE|TABLE|TRUNCATE|REFERENCES|USING)\s+[\w.`\"\[\\]*$")
_WORD: Final = re.compile(r"\w+")
_HOLDS_SQL: Final = frozenset(
    {".xml", ".sh", ".bash", ".pl", ".pm", ".ex", ".exs", ".rs", ".scala", ".cpp", ".swift", ".dart"}
)


def kind_in_prose(source: Source, position: int) -> Kind | None:
    """What SQL around a name does with it; people write "from users" too, so SQL must be shouted or expected there."""
    before = source.text[max(0, position - 200) : position]
    if _SHOUTED.search(before) or source.path.suffix.lower() in _HOLDS_SQL:
        return kind_by_position(source.text, position)
    return None


def may_tell(names: TableNames, path: PurePath, found: str) -> bool:
    """Whether a text found by a search can be a use or a mention, in a file that is not cut into tokens.

    There a class is nobody's model, and a word that is also a table's name needs SQL around it: `"text": 3` is none.
    """
    words = _WORD.findall(found)
    return (
        not found
        or path.suffix.lower() in _HOLDS_SQL
        or found.strip() in names.by_spelling
        or (len(words) > 1 and not names.by_spelling.keys().isdisjoint(words))
        or any(names.is_distinctive(word) or word in names.calls for word in words)
        or (names.odd_names is not None and names.odd_names.search(found) is not None)
    )


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

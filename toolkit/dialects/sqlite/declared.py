"""What SQLite keeps only in the text of CREATE TABLE: checks, collations, and how columns are computed."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

import sqlglot
from sqlglot.errors import SqlglotError

from toolkit.model.table import Check

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlglot import Token

_OF_TABLE: Final = frozenset({"PRIMARY", "UNIQUE", "CHECK", "FOREIGN"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Declared:
    """What one CREATE TABLE says beyond what the pragmas tell."""

    checks: tuple[Check, ...] = ()
    collations: dict[str, str] = field(default_factory=dict)
    expressions: dict[str, str] = field(default_factory=dict)


def read_declaration(sql: str) -> Declared | None:
    """Read a CREATE TABLE statement; None where it cannot be followed.

    >>> read_declaration("CREATE TABLE t (a int CHECK (a > 0), b text COLLATE nocase)").collations
    {'b': 'NOCASE'}
    """
    try:
        tokens = sqlglot.tokenize(sql, read="sqlite")
        return _declared(sql, list(_pieces(tokens)))
    except (SqlglotError, IndexError, StopIteration):
        return None


def _pieces(tokens: Sequence[Token]) -> Iterator[list[Token]]:
    """The parts between the outermost brackets, split at their commas."""
    depth = 0
    piece: list[Token] = []
    for token in tokens:
        if token.text == ")" and depth == 1:
            yield piece
            return
        if token.text == "," and depth == 1:
            yield piece
            piece = []
        elif depth:
            piece.append(token)
        depth += {"(": 1, ")": -1}.get(token.text, 0)


def _declared(sql: str, pieces: list[list[Token]]) -> Declared:
    checks: list[Check] = []
    collations: dict[str, str] = {}
    expressions: dict[str, str] = {}
    unnamed = 0
    for piece in pieces:
        words = [token.text.upper() for token in piece]
        column = None if words[0] in _OF_TABLE or words[0] == "CONSTRAINT" else piece[0].text
        name = ""
        depth = 0
        for place, word in enumerate(words):
            if depth == 0 and word == "CONSTRAINT":
                name = piece[place + 1].text
            elif depth == 0 and word == "CHECK":
                # One without a name is known by its place among those of the table that have none.
                unnamed += not name
                expression = _bracketed(sql, piece, place + 1)
                checks.append(Check(name=name or f"check {unnamed}", expression=expression))
                name = ""
            elif depth == 0 and word == "COLLATE" and column is not None:
                collations[column] = words[place + 1]
            elif depth == 0 and word == "AS" and column is not None:
                expressions[column] = _bracketed(sql, piece, place + 1)
            depth += {"(": 1, ")": -1}.get(word, 0)
    return Declared(checks=tuple(checks), collations=collations, expressions=expressions)


def _bracketed(sql: str, piece: list[Token], place: int) -> str:
    """The text between the bracket at a place and the one that closes it."""
    depth = 0
    for token in piece[place:]:
        depth += {"(": 1, ")": -1}.get(token.text, 0)
        if depth == 0:
            return sql[piece[place].end + 1 : token.start].strip()
    raise IndexError(place)

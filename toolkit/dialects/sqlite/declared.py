"""What SQLite keeps only in the text of a statement: checks, collations, computed columns, ways out of conflicts."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

import sqlglot
from sqlglot import TokenType
from sqlglot.errors import SqlglotError

from toolkit.model.table import Check

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlglot import Token

# What begins a constraint of a table, or of a column; the tokenizer gives "PRIMARY KEY" as one word.
_OF_TABLE: Final = frozenset({"PRIMARY KEY", "UNIQUE", "CHECK", "FOREIGN KEY", "CONSTRAINT"})
_OF_COLUMN: Final = frozenset({"PRIMARY KEY", "UNIQUE", "NOT", "REFERENCES"})
_PRIMARY: Final = ("PRIMARY KEY",)
_QUOTED: Final = frozenset({TokenType.STRING, TokenType.IDENTIFIER})
_TIMINGS: Final = {"BEFORE": "before", "AFTER": "after", "INSTEAD": "instead of"}
_DEEPER: Final = {"(": 1, ")": -1}


@dataclass(frozen=True, slots=True, kw_only=True)
class Declared:
    """What one CREATE TABLE says beyond what the pragmas tell.

    Keys are known by their columns, in order. `conflicts` says what is done with a row that breaks a key, or a
    NOT NULL by the name of its column; `deferrable` whether a foreign key waits for the end from the start.
    """

    checks: tuple[Check, ...] = ()
    collations: dict[str, str] = field(default_factory=dict)
    expressions: dict[str, str] = field(default_factory=dict)
    key_conflicts: dict[tuple[str, ...], str] = field(default_factory=dict)
    null_conflicts: dict[str, str] = field(default_factory=dict)
    deferrable: dict[tuple[str, ...], bool] = field(default_factory=dict)
    primary_key_name: str = ""
    numbered: bool = False

    def primary_key_conflict(self) -> str | None:
        """What is done with a row whose primary key is there already, where anything is said."""
        return self.key_conflicts.get(_PRIMARY)


def read_declaration(sql: str) -> Declared | None:
    """Read a CREATE TABLE statement; None where it cannot be followed.

    >>> read_declaration("CREATE TABLE t (a int CHECK (a > 0), b text COLLATE nocase)").collations
    {'b': 'NOCASE'}
    """
    try:
        tokens = sqlglot.tokenize(sql, read="sqlite")
        reader = _Reader(sql)
        for piece in _pieces(tokens):
            reader.read(piece)
        return reader.declared()
    except (SqlglotError, IndexError, StopIteration):
        return None


def read_trigger(sql: str) -> tuple[str, str]:
    """When a trigger fires, and on what, both empty where the statement cannot be followed.

    >>> read_trigger('CREATE TRIGGER "before update" AFTER DELETE ON t BEGIN SELECT 1; END')
    ('after', 'delete')
    """
    try:
        tokens = sqlglot.tokenize(sql, read="sqlite")
        words = list(map(_word, tokens))
        name = words.index("TRIGGER") + 1
        if words[name : name + 3] == ["IF", "NOT", "EXISTS"]:
            name += 3
        place = name + (3 if words[name + 1] == "." else 1)
        timing = _TIMINGS.get(words[place], "")
        event = place + len(timing.split())
        return timing or "before", words[event].lower()
    except (SqlglotError, IndexError, ValueError):
        return "", ""


def _word(token: Token) -> str:
    """A word or a mark of the language; what is quoted is neither, whatever it spells."""
    return "" if token.token_type in _QUOTED else token.text.upper()


def _pieces(tokens: Sequence[Token]) -> Iterator[list[Token]]:
    """The parts between the outermost brackets, split at their commas."""
    depth = 0
    piece: list[Token] = []
    for token in tokens:
        word = _word(token)
        if word == ")" and depth == 1:
            yield piece
            return
        if word == "," and depth == 1:
            yield piece
            piece = []
        elif depth:
            piece.append(token)
        depth += _DEEPER.get(word, 0)


class _Reader:
    """Walks through the parts of a statement, a column or a constraint each."""

    def __init__(self, sql: str) -> None:
        self._sql = sql
        self._checks: list[Check] = []
        self._unnamed = 0
        self._found = Declared()
        self._column: str | None = None
        self._name = self._about = ""
        self._subject: tuple[str, ...] = ()

    def declared(self) -> Declared:
        """Everything that was found."""
        return replace(self._found, checks=tuple(self._checks))

    def read(self, piece: list[Token]) -> None:
        """Take in one part, a word that stands outside brackets at a time."""
        words = list(map(_word, piece))
        self._column = None if words[0] in _OF_TABLE else piece[0].text
        self._name = self._about = ""
        self._subject = ()
        depth = 0
        for place, word in enumerate(words):
            if depth == 0 and self._begins(words, place):
                self._begin(piece, words, place)
            elif depth == 0:
                self._note(piece, words, place)
            depth += _DEEPER.get(word, 0)

    def _begins(self, words: list[str], place: int) -> bool:
        if words[place : place + 2] == ["NOT", "DEFERRABLE"]:
            return False
        return words[place] in _OF_TABLE or (self._column is not None and words[place] in _OF_COLUMN)

    def _begin(self, piece: list[Token], words: list[str], place: int) -> None:
        """A constraint begins, or the name of one."""
        if words[place] == "CONSTRAINT":
            self._name = piece[place + 1].text
            return
        self._about = words[place]
        self._subject = (self._column,) if self._column else _columns(piece, place + 1)
        if self._about == "CHECK":
            # One without a name is known by its place among those of the table that have none.
            self._unnamed += not self._name
            expression = _bracketed(self._sql, piece, place + 1)
            self._checks.append(Check(name=self._name or f"check {self._unnamed}", expression=expression))
        elif self._about == "PRIMARY KEY" and self._name:
            self._found = replace(self._found, primary_key_name=self._name)
        self._name = ""

    def _note(self, piece: list[Token], words: list[str], place: int) -> None:
        """Something is said about a column, or about the constraint that began."""
        found, column, word = self._found, self._column, words[place]
        if word == "COLLATE" and column is not None:
            found.collations[column] = piece[place + 1].text.upper()
        elif word == "AS" and column is not None:
            found.expressions[column] = _bracketed(self._sql, piece, place + 1)
        elif word == "CONFLICT" and self._about == "NOT" and column is not None:
            found.null_conflicts[column] = words[place + 1].lower()
        elif word == "CONFLICT":
            subject = _PRIMARY if self._about == "PRIMARY KEY" else self._subject
            found.key_conflicts[subject] = words[place + 1].lower()
        elif word == "AUTOINCREMENT":
            self._found = replace(found, numbered=True)
        elif word == "DEFERRABLE" and words[place - 1] != "NOT":
            found.deferrable[self._subject] = words[place + 1 : place + 3] == ["INITIALLY", "DEFERRED"]


def _columns(piece: list[Token], place: int) -> tuple[str, ...]:
    """The columns in the brackets at a place, without their collations and orders."""
    names: list[str] = []
    first = True
    for token in piece[place + 1 :]:
        word = _word(token)
        if word == ")":
            break
        if first:
            names.append(token.text)
        first = word == ","
    return tuple(names)


def _bracketed(sql: str, piece: list[Token], place: int) -> str:
    """The text between the bracket at a place and the one that closes it."""
    depth = 0
    for token in piece[place:]:
        depth += _DEEPER.get(_word(token), 0)
        if depth == 0:
            return sql[piece[place].end + 1 : token.start].strip()
    raise IndexError(place)

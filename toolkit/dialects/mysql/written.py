"""The text of a stored program as it was written: information_schema gives it with its escapes undone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from toolkit.dialects.mysql.tokens import pieces
from toolkit.dialects.quoting import quote_ref
from toolkit.model.names import Ref

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.dialects.session import Session

# The column of SHOW CREATE's only row that holds the statement.
_COLUMN: Final = {"event": 3}
_TRAITS: Final = re.compile(
    r"(?:\s*(?:(?:NO|CONTAINS|READS|MODIFIES)\ SQL(?:\ DATA)?|(?:NOT\ )?DETERMINISTIC|LANGUAGE\ SQL"
    r"|SQL\ SECURITY\ (?:DEFINER|INVOKER)|COMMENT\ '(?:[^'\\]|\\.|'')*')(?=\n))*\s*",
    re.DOTALL,
)
_BLANK: Final = re.compile(r"(?:\s+|--(?=\s)[^\n]*|\#[^\n]*|/\*(?!M?!).*?\*/)*", re.DOTALL)
_ORDER: Final = re.compile(r'(?:FOLLOWS|PRECEDES)\b\s*(?:`(?:[^`]|``)+`|"(?:[^"]|"")+"|\w+)', re.IGNORECASE)


class Written(NamedTuple):
    """A program's body, and all that stands before it."""

    head: str
    body: str


def may_differ(text: str) -> bool:
    """Whether the text that information_schema gives may not be what was written: where it holds a quoted text.

    A text may have lost backslashes, doubled quotes, and the name of its charset before it.

    >>> may_differ("SELECT 1"), may_differ("SELECT 'C:\\\\new'")
    (False, True)
    """
    return "'" in text or '"' in text


def written(session: Session, kind: str, place: tuple[str, str], mode: str) -> Written | None:
    """What was written, if the user may see it. `kind` is procedure, function, package, trigger or event."""
    schema, name = place
    row, *_ = session.rows(f"SHOW CREATE {kind.upper()} {quote_ref(Ref(schema=schema, name=name), 'mysql')}")
    statement = row[_COLUMN.get(kind, 2)]
    return cut(statement, kind, mode) if statement else None


def cut(statement: str, kind: str, mode: str) -> Written:
    """A CREATE statement of the server's, cut where the body of the program begins.

    >>> cut("CREATE PROCEDURE `p(`(a enum(')'))\\n    NO SQL\\nSELECT 1", "procedure", "").body
    'SELECT 1'
    >>> cut("CREATE TRIGGER r BEFORE INSERT ON t FOR EACH/**/ROW SET @x = 1", "trigger", "").body
    'SET @x = 1'
    """
    start = _STARTS[kind.partition(" ")[0]](statement, mode)
    return Written(head=statement[:start], body=statement[start:])


def _after_traits(statement: str, mode: str) -> int:
    """Behind parameters and result come the traits, each on a line of its own."""
    depth, result = 0, False
    for found in pieces(mode).finditer(statement):
        if depth == 0 and result and found["mark"] == "\n":
            return _end(_TRAITS, statement, found.start())
        if found["mark"] in {"(", ")"}:
            depth += 1 if found["mark"] == "(" else -1
            result = result or depth == 0
    raise ValueError(statement)


def _after_package(statement: str, mode: str) -> int:
    told = _tokens(statement, mode)
    for _, token in told:
        if token.upper() == "PACKAGE":
            break
    end, token = next(told)
    if token.upper() == "BODY":
        end, _ = next(told)
    return _end(_TRAITS, statement, end)


def _after_row(statement: str, mode: str) -> int:
    last: tuple[str, ...] = ()
    for end, token in _tokens(statement, mode):
        last = (*last[-2:], token.upper())
        if last == ("FOR", "EACH", "ROW"):
            start = _end(_BLANK, statement, end)
            order = _ORDER.match(statement, start)
            return _end(_BLANK, statement, order.end()) if order else start
    raise ValueError(statement)


def _after_do(statement: str, mode: str) -> int:
    # The head is the server's own, which escapes whatever the mode says.
    del mode
    for end, token in _tokens(statement, ""):
        if token.upper() == "DO":
            return _end(_BLANK, statement, end)
    raise ValueError(statement)


def _tokens(statement: str, mode: str) -> Iterator[tuple[int, str]]:
    """Words, names and texts, each with where it ends."""
    for found in pieces(mode).finditer(statement):
        if not found["comment"] and not found["mark"]:
            yield found.end(), found[0]


def _end(pattern: re.Pattern[str], text: str, start: int) -> int:
    found = pattern.match(text, start)
    return found.end() if found else start


_STARTS: Final = {
    "procedure": _after_traits,
    "function": _after_traits,
    "package": _after_package,
    "trigger": _after_row,
    "event": _after_do,
}

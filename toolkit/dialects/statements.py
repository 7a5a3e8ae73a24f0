"""Split a SQL script into its statements, with the quoting rules of each server."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

_SHARED: Final = r"""
    (?P<comment> --[^\n]* | /\*.*?\*/ )
  | (?P<text> '(?:[^']|'')*' | "(?:[^"]|"")*" )
"""
_POSTGRESQL: Final = r"""
    (?P<dollar> \$(?P<tag>[A-Za-z_\x80-\uffff][\w\x80-\uffff]*)?\$.*?\$(?(tag)(?P=tag))\$ )
  | (?P<escaped> [eE]'(?:[^'\\]|\\.|'')*' )
  | (?P<opens> \bBEGIN\s+ATOMIC\b )
"""
_MYSQL: Final = r"""
    (?P<delimiter> ^[ \t]*DELIMITER[ \t]+(?P<mark>\S+)[ \t]*$ )
  | (?P<name> `(?:[^`]|``)*` )
  | (?P<hash> \#[^\n]* )
"""
_MYSQL_ESCAPES: Final = r"""
  | (?P<escaped> '(?:[^'\\]|\\.|'')*' | "(?:[^"\\]|\\.|"")*" )
"""
# A script may turn escapes off for the statements that follow, and on again, as dumps do around stored programs.
_MODE: Final = re.compile(
    r"\s*(?:/\*!\d*\s*)?SET\s+(?:SESSION\s+|LOCAL\s+|@@(?:SESSION\.|LOCAL\.)?)?SQL_MODE\s*:?=(.*)",
    re.IGNORECASE | re.DOTALL,
)
_SQLITE: Final = r"""
    (?P<opens> \bCREATE\s+(?:TEMP\w*\s+)?TRIGGER\b.*?\bBEGIN\b )
"""
# Inside a body every CASE has an END of its own, and marks end only the statements of the body.
_BODY: Final = r"| (?P<case> \bCASE\b ) | (?P<closes> \bEND\b )"
_QUOTED: Final = {"postgresql": _POSTGRESQL, "mysql": _MYSQL, "mariadb": _MYSQL, "sqlite": _SQLITE}
# The last are lines of pg_dump for psql: they keep a dump's text from being taken for commands, and we run none.
_ONLY_COMMENTS: Final = re.compile(
    r"(?:\s|--[^\n]*(?:\n|$)|/\*(?!!).*?\*/|\\(?:un)?restrict\b[^\n]*(?:\n|$))*", re.DOTALL
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One statement of a script, and the line it begins on."""

    text: str
    line: int


def split(script: str, dialect: str) -> tuple[Statement, ...]:
    """Split a script at the ends of its statements; quoted texts, bodies and comments are left whole.

    >>> [statement.text for statement in split("SELECT ';'; SELECT $x$;$x$", "postgresql")]
    ["SELECT ';'", 'SELECT $x$;$x$']
    """
    return tuple(_split(script, dialect))


@cache
def _lexer(dialect: str, mark: str, escapes: bool) -> re.Pattern[str]:
    """What hides the mark that ends a statement, and the mark itself."""
    escaped = _MYSQL_ESCAPES if escapes and _QUOTED[dialect] is _MYSQL else ""
    return re.compile(
        f"{_QUOTED[dialect]} {escaped} | {_SHARED} {_BODY} | (?P<end> {re.escape(mark)} )",
        re.VERBOSE | re.DOTALL | re.MULTILINE | re.IGNORECASE,
    )


def _split(script: str, dialect: str) -> Iterator[Statement]:
    start = place = depth = 0
    mark, escapes = ";", True
    while (found := _lexer(dialect, mark, escapes).search(script, place)) is not None:
        place = found.end()
        if depth or found.groupdict().get("opens"):
            depth += bool(found.groupdict().get("opens") or found["case"]) - bool(found["closes"])
        elif found["end"]:
            for statement in _statement(script, start, found.start()):
                yield statement
                mode = _MODE.match(statement.text)
                escapes = "NO_BACKSLASH_ESCAPES" not in mode[1].upper() if mode else escapes
            start = place
        elif found.groupdict().get("mark"):
            mark, start = found["mark"], place
    yield from _statement(script, start, len(script))


def _statement(script: str, start: int, end: int) -> Iterator[Statement]:
    text = script[start:end]
    leading = _ONLY_COMMENTS.match(text)
    skipped = leading.end() if leading else 0
    if skipped < len(text):
        yield Statement(text=text[skipped:].rstrip(), line=script.count("\n", 0, start + skipped) + 1)

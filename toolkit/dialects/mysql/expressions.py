"""Expressions of columns, checks and indexes, in which servers lose what characters their texts had."""

from __future__ import annotations

import re
from typing import Final

_ESCAPED: Final = re.compile(r"\\(.)", re.DOTALL)
_TEXT: Final = re.compile(r"(?P<charset>_\w+)'(?P<text>(?:[^'\\]|\\.|'')*)'", re.DOTALL)
_DOUBLED: Final = re.compile(r"\\(.)|''", re.DOTALL)
_ESCAPES: Final = {"0": "\0", "n": "\n", "r": "\r", "t": "\t", "b": "\b", "Z": "\x1a"}
_UNICODE: Final = frozenset({"_utf8mb4", "_utf8mb3", "_utf8"})
_BYTES: Final = re.compile(r"x[89A-F][0-9A-F]")
_ANY_TEXT: Final = re.compile(r"'(?:[^'\\]|\\.|'')*'", re.DOTALL)


def unescaped(expression: str) -> str:
    """An expression as it can be written again: MySQL stores it with its quotes and backslashes escaped."""
    return _ESCAPED.sub(r"\1", expression)


def plain(text: str) -> str:
    """What stands between the quotes of a text that the server prints.

    >>> plain("it''s\\\\n")
    "it's\\n"
    """
    return _DOUBLED.sub(lambda found: _ESCAPES.get(found[1], found[1]) if found[1] else "'", text)


def mended(expression: str) -> str:
    r"""An expression whose bytes MySQL gives as if each was a character: names and texts are Unicode again.

    A text in another charset stays what it is as bytes.

    >>> mended("`a` = _utf8mb4\\'Ã©\\'"), mended("`a` = _latin1\\'Ã©\\'")
    ("`a` = _utf8mb4\\'é\\'", '`a` = _latin1 0xC3A9')
    """
    if expression.isascii():
        return expression
    try:
        mended = with_bytes(unescaped(expression).encode("latin-1"))
    except UnicodeError:
        return expression
    return mended.replace("\\", "\\\\").replace("'", "\\'")


def with_bytes(sql: bytes) -> str:
    r"""SQL in which each text stands in its own charset, with the bytes of those that are not Unicode as numbers.

    >>> with_bytes(b"concat(_utf8mb4'\xc3\xa9', _latin1'\xe9')")
    "concat(_utf8mb4'é', _latin1 0xE9)"
    """
    return _TEXT.sub(_as_bytes, sql.decode("latin-1")).encode("latin-1").decode()


def _as_bytes(found: re.Match[str]) -> str:
    if found["charset"] in _UNICODE or found["text"].isascii():
        return found[0]
    try:
        return f"{found['charset']} 0x{plain(found['text']).encode('latin-1').hex().upper()}"
    except UnicodeError:
        return found[0]


def lost_bytes(expression: str) -> bool:
    """Whether MariaDB may have printed bytes of a text in another charset as their numbers, and perhaps no charset.

    >>> lost_bytes("`a` = _latin1'xC3xA9'"), lost_bytes("`xE9` = 'xe9'"), lost_bytes("'xE9'")
    (True, False, True)
    """
    return any(_BYTES.search(found[0]) for found in _ANY_TEXT.finditer(expression))

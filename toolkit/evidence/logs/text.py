"""Statements without their values: what is left can be counted, and shown to anyone.

A table's name in a text or in a comment is no use of the table, and a value may be a secret: both go.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

_FLAGS: Final = re.VERBOSE | re.DOTALL | re.IGNORECASE
# Each begins with a set of characters, which a search finds quickly; what that character was is asked behind it.
# What a file ends in the middle of is a value or a comment to its end.
_NUMBER: Final = r"""
    (?<=(?<![\w$.])[\d.])(?: (?<=0)x[0-9a-f]++ | (?<=\d)\d*+(?:\.\d*+)?(?:e[-+]?\d++)? | \d++(?:e[-+]?\d++)? )(?![\w$])
"""
_POSTGRESQL: Final = rf"""
    [-/"'$.\d](?:
        (?P<comment>
            (?<=-)-[^\n]*+
          | (?<=/)\*(?: [^*/]++ | /\*(?:[^*]|\*(?!/))*+\*/ | \*(?!/) | / )*+(?:\*/|\Z)
        )
      | (?P<name> (?<=")[^"]*+(?:"|\Z) )
      | (?P<value>
            (?<=\be')[^'\\]*+(?:(?:\\.|'')[^'\\]*+)*+(?:'|\\?\Z)
          | (?<=')[^']*+(?:''[^']*+)*+(?:'|\Z)
          | (?<=(?<![\w$])\$)(?: (?P<tag>(?:[a-z_\x80-\uffff][\w\x80-\uffff]*+)?)\$.*?(?:\$(?P=tag)\$|\Z) | \d++ )
          | {_NUMBER}
        )
    )
"""
# Behind these words a text in double quotes can only be a name, as it is with ANSI_QUOTES.
_MYSQL: Final = rf"""
    [-\#/`"'.\d](?:
        (?P<comment> (?<=-)-(?=\s|\Z)[^\n]*+ | (?<=\#)[^\n]*+ | (?<=/)\*(?!M?!).*?(?:\*/|\Z) )
      | (?P<name>
            (?<=`)[^`]*+(?:`|\Z) | (?<=/)\*M?!\d*+
          | (?: (?<=\bfrom\s") | (?<=\bjoin\s") | (?<=\binto\s") | (?<=\bupdate\s") | (?<=\btable\s") )[^"]++"
        )
      | (?P<value>
            (?<=')[^'\\]*+(?:(?:\\.|'')[^'\\]*+)*+(?:'|\\?\Z)
          | (?<=")[^"\\]*+(?:(?:\\.|"")[^"\\]*+)*+(?:"|\\?\Z)
          | {_NUMBER}
        )
    )
"""
_LEXERS: Final = {"postgresql": re.compile(_POSTGRESQL, _FLAGS), "mysql": re.compile(_MYSQL, _FLAGS)}
_STANDS_FOR: Final = {"comment": " ", "value": "?"}

# A letter before a text says how it is written.
_ITEM: Final = r"(?:(?:[-+]|[enbx]|u&)?\?(?:::\w+)?|null|default|true|false)"
_LIST: Final = re.compile(rf"\(\s?{_ITEM}(?:\s?,\s?{_ITEM})*+\s?\)", re.IGNORECASE)
_LISTS: Final = re.compile(r"(?:\(\?\)\s?,\s?)++\(\?\)")

# The body of a DO block runs; that of a stored program runs when it is called.
_DO: Final = re.compile(r"\s*do\b", re.IGNORECASE)
_MARK: Final = re.compile(r"\$\w*\$")
_PROGRAM: Final = re.compile(r"create\b[^;]*?\b(?:function|procedure|trigger|event|package)\b", re.IGNORECASE)
# Applications send the same short texts again and again, with placeholders; the long ones are loads of rows.
_SHORT: Final = 2_000


def without_values(text: str, dialect: str) -> tuple[str, ...]:
    """The statements of a text, with a question mark for every value and for every list of values.

    >>> without_values("SELECT * FROM t WHERE a = 'from u' AND b IN (1, 2) -- secret", "postgresql")
    ('SELECT * FROM t WHERE a = ? AND b IN (?)',)
    >>> without_values('SET @a = "x"; INSERT INTO t VALUES (1, NULL), (2, 3)', "mysql")
    ('SET @a = ?', 'INSERT INTO t VALUES (?)')
    """
    return _seen_before(text, dialect) if len(text) <= _SHORT else _without_values(text, dialect)


def _without_values(text: str, dialect: str) -> tuple[str, ...]:
    if dialect == "postgresql" and _DO.match(text):
        text = _MARK.sub(" ", text)
    plain = " ".join(_LEXERS[dialect].sub(_replacement, text).split())
    plain = _LISTS.sub("(?)", _LIST.sub("(?)", plain))
    if ";" not in plain or _PROGRAM.match(plain):
        return (plain.rstrip("; "),) if plain.strip("; ") else ()
    return tuple(each.strip() for each in plain.split(";") if each.strip())


_seen_before: Final = lru_cache(maxsize=4096)(_without_values)


def _replacement(match: re.Match[str]) -> str:
    # The tag of a quotation lies within its value.
    kind = match.lastgroup or ""
    return _STANDS_FOR.get(kind, "?" if match["value"] else match[0])

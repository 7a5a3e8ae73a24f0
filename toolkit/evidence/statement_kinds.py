"""What kind of statement a text is: a backup's, nobody's, one that hides what it uses."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from toolkit.dialects.session import OWN_QUERY

if TYPE_CHECKING:
    from toolkit.dialects.remembered import Remembered
    from toolkit.model.catalog import Catalog

_FLAGS: Final = re.IGNORECASE | re.VERBOSE | re.DOTALL
_NAME: Final = r"""(?:"(?:[^"]|"")+"|`(?:[^`]|``)+`|[\w$]+)"""
_NAMES: Final = rf"{_NAME}(?:\s*,\s*{_NAME})*"
_TABLE: Final = rf"{_NAME}(?:\s*\.\s*{_NAME})?"
# A whole table with all its columns, just as pg_dump and mysqldump ask for it. Whoever wants some rows, one column or
# another format wants them for himself.
_DUMPS: Final = re.compile(
    rf"""\s*(?:
        copy\s+(?:only\s+)?{_TABLE}\s*\(\s*{_NAMES}\s*\)\s+to\s+stdout
      | declare\s+_pg_dump_cursor\b.*
      | select\s+(?:/\*!40001\s+)?sql_no_cache\s*(?:\*/)?\s*(?:\*|{_NAME}\s*,\s*{_NAMES})\s*from\s+{_TABLE}
        (?:\s+order\s+by\s+{_NAMES})?
    )\s*;?\s*$""",
    _FLAGS,
)
# What a server asks itself to check a foreign key, what an audit asks, and what changes no row and reads none.
_NOBODY: Final = re.compile(
    rf"""\s*(?:
        lock\s+tables?\b | explain\b | analyze\b | vacuum\b | create\b(?!.*\bselect\b)
      | create\b(?:(?!\btable\b|\bmaterialized\b).)*?\b(?:view|function|procedure|trigger|event)\b
      | alter\b | drop\b | comment\b | grant\b | revoke\b | show\b | set\b | desc(?:ribe)?\b | prepare\b
      | select\s+.*\bfrom\s+only\s+.*\bfor\s+key\s+share\s+of\s+x\s*$ | with\s+[`"]?{OWN_QUERY}\b
    )""",
    _FLAGS,
)
# Statements that read a table without the words of a query around its name.
_READS: Final = re.compile(r"\s*(?:handler\b|copy\s+[^(]*(?:\([^)]*\)\s*)?to\b)", _FLAGS)
# A text that is put together, and then run, names its tables nowhere.
_RUNS_TEXT: Final = re.compile(
    r"\bexecute\b(?!\s+(?:function|procedure|on)\b)|\bprepare\b|\b(?:query|table|schema|cursor)_to_xml|\bdblink",
    re.IGNORECASE,
)
_HIDES: Final = re.compile(r"\s*(?:execute|prepare)\b", re.IGNORECASE)
_BLOCK: Final = re.compile(r"\s*do\b", re.IGNORECASE)
_CALLED: Final = re.compile(r"([\w$]+)[`\"]?\s*\(|\bcall\s+(?:[`\"\w$]+\s*\.\s*)?[`\"]?([\w$]+)", re.IGNORECASE)


def is_backup(text: str) -> bool:
    """Whether a statement reads a whole table as backups do.

    >>> is_backup("COPY public.orders (id, total) TO stdout"), is_backup("COPY orders TO STDOUT WITH (FORMAT csv)")
    (True, False)
    >>> is_backup("SELECT SQL_NO_CACHE * FROM `orders`"), is_backup("SELECT SQL_NO_CACHE qty FROM stock WHERE k = ?")
    (True, False)
    """
    return _DUMPS.match(text) is not None


def is_nobodys(text: str) -> bool:
    """Whether a statement uses no table for anybody: backups, checks of keys, definitions, audits."""
    return is_backup(text) or _NOBODY.match(text) is not None


def reads_what_it_names(text: str) -> bool:
    """Whether a statement that is no query reads the tables it names: `HANDLER orders READ FIRST`, `COPY orders TO`."""
    return _READS.match(text) is not None


def all_are_told(remembered: Remembered, catalog: Catalog) -> bool:
    """Whether the statements are all there were, and name every table that they use.

    The server may have forgotten some, or the ends of some; and what runs a text that a program put together, itself
    or by a routine, names its tables nowhere.
    """
    runners = {each.ref.name.lower() for each in catalog.routines if _RUNS_TEXT.search(each.definition)}
    fired = any(each.returns == "trigger" and each.ref.name.lower() in runners for each in catalog.routines)
    hidden = (_hides(each.text, runners, is_cut=each.is_cut) for each in remembered.statements)
    return not (remembered.forgot_some or fired or any(hidden))


def _hides(text: str, runners: set[str], *, is_cut: bool) -> bool:
    if _HIDES.match(text) or (_BLOCK.match(text) and _RUNS_TEXT.search(text)):
        return True
    if not (is_cut or runners) or is_nobodys(text):
        return False
    return is_cut or any((name or other).lower() in runners for name, other in _CALLED.findall(text))

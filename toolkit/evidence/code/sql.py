"""What a piece of SQL does with the name at a place in it."""

from __future__ import annotations

import logging
import re
from contextlib import contextmanager
from functools import lru_cache
from threading import Lock
from typing import TYPE_CHECKING, Final

from toolkit.model.reference import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_FLAGS: Final = re.VERBOSE | re.DOTALL | re.IGNORECASE
_STATEMENT: Final = re.compile(
    r"""
    \bselect\b.*\bfrom\b
    | \b(?:insert\s+(?:\w+\s+)?|replace\s+|merge\s+)into\b | \bupdate\s+\S+.*\bset\b.*= | (?-i:\bUPDATE\b.*\bSET\b)
    | \bdelete\s+from\b | \bdelete\b.*\bfrom\b.*\bwhere\b | \btruncate\s+(?:table\s+)?[\w`"\[{$%]
    | \b(?:create|alter|drop|lock|rename|analyze)\s+(?:\w+\s+)*(?:table|index|view|trigger)\b
    | \bcopy\s+\S+\s*(?:\([^)]*\)\s*)?(?:from|to)\b
    | ^\s*with\b.*\bas\s*\( | \bexists\s*\(\s*select\b
    | (?-i:^\s*(?:FROM|INTO|(?:(?:LEFT|RIGHT|INNER|CROSS|FULL)\s+(?:OUTER\s+)?)?JOIN)\s)
    | ^\s*from\s+\S+\s+(?:as\s+)?\w{1,3}\s*$ | ^\s*(?:(?:left|inner)\s+)?join\s+\S+(?:\s+(?:as\s+)?\w{1,3})?\s+on\b
    | (?-i:^\s*from\s+[A-Z]\w+\b)
    """,
    _FLAGS,
)
# What stands directly before a table's name, and what that means.
_WRITTEN: Final = r"""
    \binsert\s+(?:(?:ignore|or\s+\w+|low_priority|delayed|high_priority)\s+)*into(?:\s+table)? | \binsert\s+ignore
    | \b(?:replace|upsert)\s+into | \bmerge(?:\s+into)? | \binsert\s+overwrite\s+table | \binto\s+table
    | \bupdate(?:\s+(?:only|ignore|low_priority|or\s+\w+))* | \bdelete\s+(?:\w+\s+)?from(?:\s+only)?
    | \btruncate(?:\s+table)?(?:\s+only)? | (?:^|;)\s*copy
"""
_DECLARED: Final = r"""
    \bcreate\s+(?:(?:global|local|temp|temporary|unlogged|external|or\s+replace)\s+)*table(?:\s+if\s+not\s+exists)?
"""
_MENTIONED: Final = r"""
    \balter\s+(?:\w+\s+)*table(?:\s+(?:if\s+exists|only))* | \bdrop\s+table(?:\s+if\s+exists)? | \breferences
    | \brename\s+(?:table|to) | \bcomment\s+on\s+(?:table|column) | \banalyze(?:\s+table)? | \bvacuum(?:\s+\w+)*
    | \bindex\s+(?:concurrently\s+)?(?:if\s+not\s+exists\s+)?\S*\s+on(?:\s+only)? | \block\s+tables?
    | \b(?:grant|revoke)\b[^;]*\bon(?:\s+table)? | \bpolicy\s+.*\bon
    | \b(?:insert|update|delete|truncate)(?:\s+of\s+[\w,\s]+?)?(?:\s+or\s+\w+)*\s+on
"""
_READ: Final = r"\bfrom(?:\s+(?:only|lateral))? | \bjoin(?:\s+lateral)? | \busing | ^\s*table"
_BEFORE: Final = tuple(
    (re.compile(rf"(?:{words})\s*$", _FLAGS), kind)
    for words, kind in (
        (_WRITTEN, Kind.WRITES),
        (_DECLARED, Kind.DECLARES),
        (_MENTIONED, Kind.MENTIONS),
        (_READ, Kind.READS),
    )
)
# The last of those words; where it is another, mostly none of them fits, and a search begins at every place before.
_LAST_WORDS: Final = frozenset({
    "into", "table", "ignore", "merge", "only", "low_priority", "from", "copy", "exists", "references", "to", "column",
    "analyze", "on", "tables", "join", "lateral", "using", "truncate", "update",
})  # fmt: skip
_ANY_LAST_WORD: Final = re.compile(r"(?i)\b(?:or|vacuum)\s")
_WORD: Final = re.compile(r"\w+")
_CALLS: Final = re.compile(r"\b(?:call|exec|execute|perform)\s+$", re.IGNORECASE)
_NAMES_ROUTINE: Final = re.compile(r"\b(?:function|procedure|routine)\s+(?:if\s+(?:not\s+)?exists\s+)?$", re.IGNORECASE)
_ARGUMENTS: Final = re.compile(r"[`\"\]]?\s*\(")
_QUALIFIER: Final = re.compile(r"""(?:[`"\[]?(\w+)[`"\]]?\s*\.\s*)?[`"\[\\]*$""")
_QUOTES: Final = frozenset('`"[\\')
# What code puts before and behind a name, or marks it by: a prefix, `{orders}`, `{{%orders}}`.
PUT_BEFORE: Final = r"(?:(?:\#\{[^{}]*\}|\$?\{[^{}]*\}|\{\{[^{}]*\}\}|%s)\.?|(?<![$\#{])\{|\{\{%)"
PUT_BEHIND: Final = r"(?:[\#$]?\{[^{}]*\}|\}\}?)"
_PUT_BEFORE: Final = re.compile(rf"{PUT_BEFORE}[`\"\[\\]*$")
_ENDS_OF_PUT: Final = frozenset("}.{%s")
_HOLES: Final = re.compile(
    r"\$\{[^}]*\}|\#\{[^}]*\}|\{\$?[\w.()\[\]'\"!:>-]*\}|%\(\w+\)s|%[sdif]|(?<!:):\w+|@\w+|\?|\$\d+"
)
_ONE_AT_A_TIME: Final = Lock()
# A longer text is data or a dump: the words before a name have to do.
_LONGEST: Final = 10_000


@lru_cache(maxsize=512)
def looks_like_sql(text: str) -> bool:
    """Whether a text is a statement, or a piece that can only be one's.

    >>> looks_like_sql("SELECT 1 FROM users"), looks_like_sql("Pick a name from users")
    (True, False)
    """
    return _STATEMENT.search(text) is not None


def schema_before(text: str, start: int) -> tuple[str | None, int]:
    """The schema that qualifies the name at a place, and where the qualified name begins."""
    begin = min(start, len(text))
    while begin and text[begin - 1] in _QUOTES:
        begin -= 1
    if text[begin - 1 : begin] in _ENDS_OF_PUT:
        put = _PUT_BEFORE.search(text, max(0, begin - 100), begin)
        if put is not None:
            return None, put.start()
    # Mostly there is none, and a search for it would begin at every place before.
    if text[max(0, begin - 200) : begin].rstrip()[-1:] != ".":
        return None, begin
    match = _QUALIFIER.search(text, max(0, start - 200), start)
    return (match[1], match.start()) if match else (None, start)


def kind_by_position(text: str, start: int) -> Kind | None:
    """What the words directly before a name say of it."""
    _, begin = schema_before(text, start)
    before = text[max(0, begin - 300) : begin]
    words = _WORD.findall(before[-100:])
    if not words or (words[-1].lower() not in _LAST_WORDS and not _ANY_LAST_WORD.search(before)):
        return None
    for pattern, kind in _BEFORE:
        if pattern.search(before):
            return kind
    return None


def kind_in_sql(text: str, start: int, name: str) -> Kind | None:
    """What a statement does with the table named at a place; None when the name is no table's there."""
    if _is_local(text, name):
        return None
    kind = kind_by_position(text, start)
    if kind is not None:
        return kind
    parsed = _parsed(text)
    if parsed is not None:
        return parsed.get(name.lower())
    # A list of tables that no parser understands as a whole.
    return (
        Kind.READS
        if re.search(r"\bfrom\s+[\w`\".\s]+(?:,\s*[\w`\".\s]+)*,\s*[`\"]?$", text[:start], re.IGNORECASE)
        else None
    )


def is_called(text: str, start: int, name: str) -> bool:
    """Whether a statement calls the routine named at a place.

    >>> is_called("CALL refresh", 5, "refresh"), is_called("SELECT total(3)", 7, "total")
    (True, True)
    >>> is_called("INSERT INTO total (a)", 12, "total"), is_called("DROP FUNCTION total(int)", 14, "total")
    (False, False)
    """
    _, begin = schema_before(text, start)
    before = text[max(0, begin - 100) : begin]
    if _CALLS.search(before):
        return True
    if _ARGUMENTS.match(text, start + len(name)) is None or _NAMES_ROUTINE.search(before):
        return False
    return kind_by_position(text, start) in {None, Kind.READS}


def _is_local(text: str, name: str) -> bool:
    """Whether a statement defines the name itself, in a WITH clause."""
    quoted = rf"[`\"\[]?{re.escape(name)}[`\"\]]?"
    clause = rf"(?:\bwith(?:\s+recursive)?\s+|,\s*){quoted}\s*(?:\([^)]*\)\s*)?as\s*(?:(?:not\s+)?materialized\s*)?\("
    return re.search(clause, text, re.IGNORECASE) is not None


@lru_cache(maxsize=512)
def _parsed(text: str) -> Mapping[str, Kind] | None:
    if len(text) > _LONGEST:
        return None
    import sqlglot  # noqa: PLC0415 - only the statements that their words do not explain need it
    from sqlglot import exp  # noqa: PLC0415 - see above
    from sqlglot.errors import SqlglotError  # noqa: PLC0415 - see above

    dialect = "mysql" if "`" in text else "tsql" if re.search(r"\[\w+\]", text) else "postgres"
    try:
        with _without_warnings():
            trees = sqlglot.parse(_HOLES.sub("NULL", text), read=dialect)
    except (SqlglotError, RecursionError):
        return None
    found: dict[str, Kind] = {}
    for tree in trees:
        if tree is None or isinstance(tree, exp.Command):
            return None
        for table in tree.find_all(exp.Table):
            name = table.name.lower()
            kind = _kind_of_node(table)
            if found.get(name) is not Kind.WRITES:
                found[name] = kind
    return found


@contextmanager
def _without_warnings() -> Iterator[None]:
    """What the parser does not understand is what we look for; several databases may be audited at a time."""
    logger = logging.getLogger("sqlglot")
    with _ONE_AT_A_TIME:
        before = logger.level
        logger.setLevel(logging.ERROR)
        try:
            yield
        finally:
            logger.setLevel(before)


def _kind_of_node(table: object) -> Kind:
    from sqlglot import exp  # noqa: PLC0415 - see above

    parent = getattr(table, "parent", None)
    if isinstance(parent, exp.Schema):
        table, parent = parent, parent.parent
    if isinstance(parent, exp.Insert | exp.Update | exp.Delete | exp.Merge) and parent.this is table:
        return Kind.WRITES
    if isinstance(parent, exp.Create) and parent.this is table:
        return Kind.DECLARES
    return Kind.READS

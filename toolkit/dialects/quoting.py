"""Names and texts as each server wants them quoted."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from toolkit.model.names import Ref
    from toolkit.model.table import Table

_MARKS: Final = {"postgresql": '"', "mysql": "`", "mariadb": "`", "sqlite": '"'}
_BACKSLASH_ESCAPES: Final = frozenset({"mysql", "mariadb"})
# Bytes on PostgreSQL, characters on MySQL; bytes are the safe reading of both.
_LONGEST: Final = {"postgresql": 63, "mysql": 64, "mariadb": 64, "sqlite": 255}


def quote_name(name: str, dialect: str) -> str:
    """A name as it stands in a statement, always quoted.

    >>> quote_name('odd"name', "postgresql")
    '"odd""name"'
    """
    mark = _MARKS[dialect]
    return mark + name.replace(mark, mark * 2) + mark


def quote_ref(ref: Ref, dialect: str) -> str:
    """A name with its schema, each quoted."""
    name = quote_name(ref.name, dialect)
    return f"{quote_name(ref.schema, dialect)}.{name}" if ref.schema else name


def own_rows(table: Table, dialect: str) -> str:
    """A table to read from, without the rows of those that inherit from it; a partitioned one has no others."""
    inherited = dialect == "postgresql" and "partitioned" not in table.kind
    return f"{'ONLY ' if inherited else ''}{quote_ref(table.ref, dialect)}"


def quote_text(text: str, dialect: str) -> str:
    """A text literal.

    >>> quote_text("it's", "mysql")
    "'it''s'"
    """
    if dialect in _BACKSLASH_ESCAPES:
        text = text.replace("\\", "\\\\")
    return "'" + text.replace("'", "''") + "'"


def fitting_name(name: str, dialect: str) -> str:
    """A name no longer than the server allows: a long one is cut and told apart by a hash of the whole."""
    longest = _LONGEST[dialect]
    if len(name.encode()) <= longest:
        return name
    mark = hashlib.sha256(name.encode()).hexdigest()[:8]
    kept = name.encode()[: longest - len(mark) - 1].decode(errors="ignore")
    return f"{kept}_{mark}"

"""What a column means, whatever it is called: its words without spelling, unit, and fashion."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from toolkit.evidence.overlap.shapes import kind_of, words_of

if TYPE_CHECKING:
    from toolkit.model.table import Column, Table

# Words that different houses use for one thing.
_SAME: Final = {
    word: meaning
    for meaning, words in {
        "created": "creation executed occurred logged recorded inserted happened timestamp",
        "updated": "modified changed",
        "latency": "execution processing elapsed duration runtime took",
        "prompt": "input question",
        "output": "completion response reply answer",
        "cost": "price amount spend fee",
        "status": "success successful succeeded outcome state",
        "model": "llm engine",
        "session": "conversation chat",
        "error": "failure exception",
        "user": "account member customer client",
        "quantity": "qty count",
        "address": "addr",
        "phone": "telephone tel mobile",
        "email": "mail",
    }.items()
    for word in words.split()
}
# Words that say how a value is kept or counted, and not what it is.
_SILENT: Final = frozenset(
    {"usd", "eur", "used", "total", "text", "message", "requested", "millisecond", "second", "sec"}
)
# What any table may say; two that share only this are not alike.
GENERAL: Final = frozenset(
    {"active", "code", "created", "deleted", "description", "email", "metadata", "name", "note"}
    | {"slug", "status", "tenant", "title", "type", "updated", "user"}
)
_LATENCY: Final = frozenset({"latency"})
# A time that something took is latency, whatever took it.
_TOOK: Final = frozenset({"output", "time"})


def meaning_of(column: Column) -> str:
    """The meaning as sorted words; empty where the name says nothing.

    >>> from toolkit.model.table import Column
    >>> from toolkit.model.types import Family, SqlType
    >>> number = SqlType(spelling="integer", family=Family.INTEGER)
    >>> [meaning_of(Column(name=name, type=number)) for name in ("tokens_total", "executionTimeMs", "response_time")]
    ['token', 'latency', 'latency']
    """
    words = frozenset(_SAME.get(word, word) for word in words_of(column.name))
    telling = (words - _SILENT) or words
    if "latency" in telling or telling == _TOOK:
        telling = _LATENCY
    return " ".join(sorted(telling))


def meanings(table: Table) -> dict[str, Column]:
    """The columns of a table by what they mean; of two that mean the same the first."""
    found: dict[str, Column] = {}
    for column in table.columns:
        meaning = meaning_of(column)
        if meaning and column.name != table.row_number:
            found.setdefault(meaning, column)
    return found


def can_mean_the_same(meaning: str, one: Column, other: Column) -> bool:
    """Whether two columns of one meaning can hold it: one kind, or a key or an outcome in any form."""
    names_something = all(column.name.lower().endswith("id") for column in (one, other))
    return kind_of(one) == kind_of(other) or meaning == "status" or names_something

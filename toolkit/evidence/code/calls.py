"""Where code calls a routine of the database."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from toolkit.evidence.code.expression import expression_at, taker_of
from toolkit.evidence.code.literals import literal_at
from toolkit.evidence.code.prose import statement_around
from toolkit.evidence.code.sql import is_called
from toolkit.evidence.code.texts import is_name_alone, is_said
from toolkit.evidence.code.verbs import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.evidence.code.names import TableNames
    from toolkit.evidence.code.source import Source
    from toolkit.model.names import Ref

# Functions that are handed a routine by its name.
_CALLERS: Final = frozenset({
    "callproc", "rpc", "call", "callfunction", "callprocedure", "withprocedurename", "withfunctionname",
    "createstoredprocedurequery", "storedprocedure", "namedstoredprocedurequery", "procedure", "func",
})  # fmt: skip


def calls_in(source: Source, names: TableNames) -> Iterator[tuple[tuple[Ref, ...], int]]:
    """The routines that a file calls, and where."""
    for word in source.words & names.calls.keys():
        for position in source.places_of(word):
            if _is_call(source, position, word):
                yield names.calls[word], position


def _is_call(source: Source, position: int, word: str) -> bool:
    if not source.language.is_cut:
        return is_called(source.text, position, word) and not word.isalpha()
    index = source.token_at(position)
    if index is None:
        return False
    kind = source.tokens[index].kind
    if source.language.name == "sql":
        start, end = statement_around(source, index)
        return kind == "name" and is_called(source.text[start:end], position - start, word)
    if kind == "text":
        literal = literal_at(source, index, position)
        if is_name_alone(literal, word):
            taker = taker_of(source, expression_at(source, literal.first, literal.last))
            return not word.isalpha() or (taker is not None and plain(taker.name) in _CALLERS)
        return is_called(literal.value, literal.offset, word) and not is_said(source, literal)
    # SQLAlchemy makes a call of whatever stands there.
    return kind == "name" and source.name(index - 2) == "func" and source.is_mark(index - 1, ".")

"""What a model does with its own table: `static::where(...)`, `$this->save()`, `session.add(self)`, `update!`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from toolkit.evidence.code.expression import expression_at, taker_of
from toolkit.evidence.code.tokens import ACCESSORS
from toolkit.evidence.code.uses import Use, uses_of_class
from toolkit.evidence.code.verbs import of_member, of_taker, plain
from toolkit.model.reference import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.evidence.code.handle import Handle
    from toolkit.evidence.code.models import Bound
    from toolkit.evidence.code.scopes import Class
    from toolkit.evidence.code.source import Source

_CLASS: Final = frozenset({"static", "cls", "self"})
_ROW: Final = frozenset({"this", "self"})
_DEFINING: Final = frozenset({"def", "function", "fun"})
# What the base class of a model offers on a row. Other members are the model's own, whatever they sound like.
_ROW_VERBS: Final = {
    "php": frozenset({
        "save", "saveorfail", "savequietly", "update", "updatequietly", "delete", "forcedelete", "increment",
        "decrement", "touch", "restore", "push", "newquery",
    }),
    "python": frozenset({"save", "delete", "asave", "adelete", "savebase", "deleteinstance"}),
    "ruby": frozenset({
        "save", "update", "destroy", "delete", "touch", "increment", "decrement", "updateattribute",
        "updateattributes", "updatecolumn", "updatecolumns", "toggle",
    }),
    "typescript": frozenset({"save", "update", "destroy", "remove", "softremove", "increment", "decrement"}),
}  # fmt: skip


def own_uses(source: Source, bound: Bound) -> Iterator[tuple[Handle, Use]]:
    """What the models that this file declares do inside their own bodies."""
    if not any(handle.file == source.path for handle in bound.values()):
        # Most files declare no model, and need not be cut into classes.
        return
    for each in source.classes:
        handle = bound.get(each.name)
        if handle is not None and handle.file == source.path and not handle.receivers:
            for use in _uses_inside(source, each):
                yield handle, use


def _uses_inside(source: Source, model: Class) -> Iterator[Use]:
    texts = source.tokens.texts
    defined = {texts[index] for index in model.body if texts[index - 1] in _DEFINING}
    verbs = _ROW_VERBS.get(source.language.name, frozenset())
    for index in model.body:
        word = texts[index].lstrip("$")
        accessed = source.is_mark(index + 1, *ACCESSORS)
        member = source.name(index + 2) if accessed else ""
        if accessed and member in defined:
            continue
        if (
            word in _CLASS
            and source.is_mark(index + 1, "::", ".")
            and (word != "self" or source.is_mark(index + 1, "::"))
        ):
            if of_member(member) is not None or member in {"objects", "query"}:
                yield from (use for use in uses_of_class(source, index) if use.kind is not Kind.MENTIONS)
        elif word in _ROW and accessed and plain(member) in verbs and source.is_mark(index + 3, "("):
            yield Use(of_member(member) or Kind.READS, source.tokens[index].start)
        elif word in _ROW and not accessed and source.name(index):
            taker = taker_of(source, expression_at(source, index))
            if taker is not None and taker.before and of_taker(taker.name) is Kind.WRITES:
                yield Use(Kind.WRITES, source.tokens[index].start)
        elif source.language.bare_calls and plain(word) in verbs and _is_bare_call(source, index, defined):
            yield Use(Kind.WRITES, source.tokens[index].start)


def _is_bare_call(source: Source, index: int, defined: set[str]) -> bool:
    """Whether a name is called on nothing, which is on the row itself: `update!(open: false)`."""
    if source.tokens.texts[index] in defined or source.tokens[index].kind != "name":
        return False
    follows = source.is_mark(index + 1, "(") or source.tokens.texts[index].endswith("!")
    return follows and not source.is_mark(index - 1, *ACCESSORS) and source.name(index - 1) != "def"

"""Where members of models lead to other tables: `$order->lines()`, `self.lines`, `Order::with("lines")`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from toolkit.evidence.code.expression import expression_at, taker_of
from toolkit.evidence.code.literals import content_of
from toolkit.evidence.code.members import class_around
from toolkit.evidence.code.tokens import ACCESSORS
from toolkit.evidence.code.uses import Use, uses_of_member
from toolkit.evidence.code.verbs import plain
from toolkit.model.reference import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from toolkit.evidence.code.handle import Handle, Relation
    from toolkit.evidence.code.known import Known
    from toolkit.evidence.code.scopes import Class
    from toolkit.evidence.code.source import Source

_EAGER: Final = frozenset({
    "with", "withcount", "load", "loadmissing", "loadcount", "wherehas", "has", "doesnthave", "withwherehas",
    "withsum", "includes", "preload", "eagerload", "joins", "leftjoins", "leftouterjoins", "selectrelated",
    "prefetchrelated", "fetchrelated", "include", "theninclude", "leftjoinandselect", "innerjoinandselect",
    "withexists", "relations", "orwherehas", "wheredoesnthave",
})  # fmt: skip


def relations_used(source: Source, known: Known) -> Iterator[tuple[Relation, Use]]:
    """The relations that a file uses, each with what it does."""
    for word in source.words & known.relations.keys():
        relations = [each for each in known.relations[word] if each.target.language == source.language.kin]
        if not relations:
            continue
        for position in source.places_of(word):
            index = source.token_at(position)
            if index is not None:
                yield from _used_at(source, known, index, position, relations)


def _used_at(
    source: Source, known: Known, index: int, position: int, relations: Sequence[Relation]
) -> Iterator[tuple[Relation, Use]]:
    if source.tokens[index].kind == "text":
        relation = _loaded_eagerly(source, known, index, relations)
        uses: Iterable[Use] = (Use(Kind.READS, position),)
    else:
        relation = _of_owner(source, known, index, relations)
        uses = uses_of_member(source, index)
    if relation is not None:
        yield from ((relation, use) for use in uses)


def _of_owner(source: Source, known: Known, index: int, relations: Sequence[Relation]) -> Relation | None:
    """The relation whose owner a member belongs to; Ruby calls those of the class around without naming it."""
    if source.is_mark(index - 1, *ACCESSORS):
        return _of_named_owner(source, known, index - 2, relations)
    if not source.language.bare_calls or not source.is_mark(index + 1, ".", "&."):
        return None
    return _of_class_around(source, index, [each for each in relations if each.owner.file == source.path])


def _of_named_owner(source: Source, known: Known, index: int, relations: Sequence[Relation]) -> Relation | None:
    """The relation whose owner stands before a member: its class, itself, or a variable that is called like it."""
    while source.is_mark(index, "?", "!", "!!"):
        index -= 1
    name = source.name(index)
    if name in {"this", "self"}:
        return _of_class_around(source, index, relations)
    owner, called = known.bound.get(name), plain(name)
    return next((each for each in relations if each.owner == owner or _is_called_like(called, each.owner)), None)


def _is_called_like(called: str, owner: Handle) -> bool:
    whole = plain(owner.name)
    return len(called) > 2 and (whole.endswith(called) or called.endswith(whole))


def _of_class_around(source: Source, index: int, relations: Sequence[Relation]) -> Relation | None:
    """The relation in whose owner a token stands, or in the abstract class that the owner is made of."""
    around = class_around(source, source.tokens.starts[index])
    if around is None:
        return None
    return next((each for each in relations if _is_or_makes(source, around, each.owner)), None)


def _is_or_makes(source: Source, around: Class, owner: Handle) -> bool:
    if around.name == owner.name:
        return source.path == owner.file
    return around.name == f"Abstract{owner.name}" and source.path.parent == owner.file.parent


def _loaded_eagerly(source: Source, known: Known, index: int, relations: Sequence[Relation]) -> Relation | None:
    """The relation that a text names to a function that loads relations, where it is one of the owner's."""
    first = content_of(source.tokens[index].text)[1].split(".")[0].split(":")[0].split(" as ")[0]
    if first != relations[0].name:
        return None
    taker = taker_of(source, expression_at(source, index))
    if taker is None or plain(taker.name) not in _EAGER:
        return None
    if source.language.name == "go":
        # The owner is what the query loads further down the chain; the names of fields are telling enough.
        return relations[0] if len(known.relations[first]) == 1 else None
    owner = taker.before[0].name if taker.before else ""
    handle, called = known.bound.get(owner), plain(owner)
    for relation in relations:
        if handle is None and len(called) > 2 and plain(relation.owner.name).endswith(called):
            return relation
        if handle is not None and handle == relation.owner:
            return relation
    return None

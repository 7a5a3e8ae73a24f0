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
        relation = next((each for each in relations if _is_of_owner(source, known, index, each.owner)), None)
        uses = uses_of_member(source, index)
    if relation is not None:
        yield from ((relation, use) for use in uses)


def _is_of_owner(source: Source, known: Known, index: int, owner: Handle) -> bool:
    """Whether a member is the owner's; Ruby calls those of the class around without naming it."""
    if source.is_mark(index - 1, *ACCESSORS):
        return _is_owner(source, known, index - 2, owner)
    if not source.language.bare_calls or not source.is_mark(index + 1, ".", "&.") or source.path != owner.file:
        return False
    return _is_inside(source, index, owner)


def _is_inside(source: Source, index: int, owner: Handle) -> bool:
    """Whether a token stands in the class of a model, or in the abstract one that it is made of."""
    around = class_around(source, source.tokens[index].start)
    if around is None or source.path.parent != owner.file.parent:
        return False
    return (around.name == owner.name and source.path == owner.file) or around.name == f"Abstract{owner.name}"


def _is_owner(source: Source, known: Known, index: int, owner: Handle) -> bool:
    """Whether what stands before a member is the owner: its class, itself, or a variable that is called like it."""
    while source.is_mark(index, "?", "!", "!!"):
        index -= 1
    name = source.name(index)
    if name in {"this", "self"}:
        return _is_inside(source, index, owner)
    if known.bound.get(name) == owner:
        return True
    called, whole = plain(name), plain(owner.name)
    return len(called) > 2 and (whole.endswith(called) or called.endswith(whole))


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

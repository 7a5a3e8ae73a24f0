"""Compare two catalogs, and say what differs the way a person would."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import TYPE_CHECKING, Any, Final

from toolkit.catalog.words import describe, identity, noun, sketch
from toolkit.model import table as t
from toolkit.model.catalog import Catalog, Grant, Published, Routine, Unread
from toolkit.model.difference import Change, Difference
from toolkit.model.types import SqlType

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

# Small values inside a thing that are compared property by property, under the name of their field.
_NESTED: Final = (t.Identity, t.Partitioning, t.RowSecurity)
_NAMED: Final = (
    t.Column,
    t.Key,
    t.ForeignKey,
    t.Check,
    t.Exclusion,
    t.Index,
    t.Policy,
    t.Partition,
    Published,
)
_ASPECTS: Final = {
    "parts": "columns",
}


def compare(left: Catalog, right: Catalog) -> tuple[Difference, ...]:
    """Every difference between two catalogs; empty exactly when they are equal."""
    found: list[Difference] = []
    for field in _compared(left):
        a, b = getattr(left, field.name), getattr(right, field.name)
        if a == b:
            continue
        if isinstance(a, tuple):
            found.extend(_compare_owners(a, b))
        else:
            found.append(_differs("database", "", field.name, a, b))
    return tuple(sorted(found, key=lambda item: (item.owner, item.part, item.change, item.aspect)))


def _compare_owners(left: Sequence[Any], right: Sequence[Any]) -> Iterator[Difference]:
    for a, b in _paired(left, right):
        owner, part = _place(a if a is not None else b)
        if a is None or b is None:
            yield _missing(owner, part, a if a is not None else b, a is not None)
        elif a != b:
            yield from _compare_things(owner, part, a, b)


def _place(thing: Any) -> tuple[str, str]:
    """Whose difference it is: a right belongs to the thing it is a right on."""
    if isinstance(thing, Grant):
        verb = "loss of the right" if thing.revoked else "right"
        return f"{thing.kind} {thing.subject}", f"{verb} of {thing.grantee} to {thing.privilege}"
    if isinstance(thing, Unread):
        return f"unread {identity(thing)}", ""
    return f"{noun(thing)} {identity(thing)}", ""


def _compare_things(owner: str, part: str, left: Any, right: Any) -> Iterator[Difference]:
    for field in _compared(left):
        a, b = getattr(left, field.name), getattr(right, field.name)
        if a == b:
            continue
        if _is_collection(a, b):
            yield from _compare_parts(owner, part, a, b)
        elif isinstance(a, t.Key | None) and isinstance(b, t.Key | None):
            yield from _compare_primary_keys(owner, a, b)
        elif isinstance(a, _NESTED) and isinstance(b, _NESTED):
            yield from _compare_nested(owner, part, field.name, a, b)
        else:
            yield _differs(owner, part, field.name, a, b)


def _compare_nested(owner: str, part: str, name: str, left: Any, right: Any) -> Iterator[Difference]:
    for field in _compared(left):
        a, b = getattr(left, field.name), getattr(right, field.name)
        if a == b:
            continue
        if _is_collection(a, b):
            yield from _compare_parts(owner, part, a, b)
        else:
            yield _differs(owner, part, f"{name} {field.name}", a, b)


def _compare_primary_keys(owner: str, left: t.Key | None, right: t.Key | None) -> Iterator[Difference]:
    part = "primary key"
    if left is None or right is None:
        key = left or right
        yield _missing(owner, part, key, left is not None)
    else:
        yield from _compare_things(owner, part, left, right)


def _compare_parts(owner: str, parent: str, left: Sequence[Any], right: Sequence[Any]) -> Iterator[Difference]:
    only_left: list[Any] = []
    only_right: list[Any] = []
    for a, b in _paired(left, right):
        if b is None:
            only_left.append(a)
        elif a is None:
            only_right.append(b)
        elif a != b:
            yield from _compare_things(owner, _name(parent, a), a, b)
    for a, b in _renamed(only_left, only_right):
        only_left.remove(a)
        only_right.remove(b)
        yield Difference(
            change=Change.RENAMED,
            owner=owner,
            part=_name(parent, a),
            aspect="name",
            left=identity(a),
            right=identity(b),
        )
    for thing in only_left:
        yield _missing(owner, _name(parent, thing), thing, True)
    for thing in only_right:
        yield _missing(owner, _name(parent, thing), thing, False)
    if any(isinstance(item, t.Column | t.Partition) for item in (*left[:1], *right[:1])):
        yield from _moved(owner, parent, left, right)


def _name(parent: str, thing: Any) -> str:
    own = f"{noun(thing)} {identity(thing)}"
    return f"{own} of {parent}" if parent else own


def _moved(owner: str, parent: str, left: Sequence[Any], right: Sequence[Any]) -> Iterator[Difference]:
    """Columns that stand in another order; one that is new does not move those behind it."""
    names_left, names_right = [identity(item) for item in left], [identity(item) for item in right]
    common_left = [name for name in names_left if name in set(names_right)]
    common_right = [name for name in names_right if name in set(names_left)]
    if common_left == common_right:
        return
    by_name = {identity(item): item for item in left}
    for name in sorted(set(common_left) - _in_order(common_left, common_right)):
        yield _differs(
            owner,
            _name(parent, by_name[name]),
            "position",
            names_left.index(name) + 1,
            names_right.index(name) + 1,
        )


def _in_order(left: list[str], right: list[str]) -> set[str]:
    """The largest set of names that stand in the same order on both sides."""
    place = {name: index for index, name in enumerate(right)}
    best: list[list[str]] = []
    for name in left:
        shorter = [chain for chain in best if place[chain[-1]] < place[name]]
        best.append([*_longest(shorter), name])
    return set(_longest(best))


def _longest(chains: list[list[str]]) -> list[str]:
    return max(chains, key=len, default=[])


def _renamed(left: list[Any], right: list[Any]) -> Iterator[tuple[Any, Any]]:
    """Pairs that differ in nothing but their name; a column's name is what it is, and is never guessed."""
    free = list(right)
    for a in list(left):
        if isinstance(a, t.Column) or not hasattr(a, "name"):
            continue
        twin = next((b for b in free if type(b) is type(a) and replace(b, name=a.name) == a), None)
        if twin is not None:
            free.remove(twin)
            yield a, twin


def _paired(left: Iterable[Any], right: Iterable[Any]) -> Iterator[tuple[Any, Any]]:
    others = {_key(item): item for item in right}
    for item in left:
        yield item, others.pop(_key(item), None)
    for item in others.values():
        yield None, item


def _key(item: Any) -> str:
    # A procedure may have the name of a function.
    return f"{item.kind} {identity(item)}" if isinstance(item, Routine) else identity(item)


def _is_collection(left: Any, right: Any) -> bool:
    """Whether a property holds things with a name of their own, on either side."""
    return any(isinstance(side, tuple) and isinstance(next(iter(side), None), _NAMED) for side in (left, right))


def _missing(owner: str, part: str, thing: Any, is_left: bool) -> Difference:
    change = Change.ONLY_LEFT if is_left else Change.ONLY_RIGHT
    about = sketch(thing)
    return Difference(
        change=change, owner=owner, part=part, left=about if is_left else "", right="" if is_left else about
    )


def _differs(owner: str, part: str, aspect: str, left: Any, right: Any) -> Difference:
    a, b = describe(left), describe(right)
    if a == b and isinstance(left, SqlType) and isinstance(right, SqlType):
        a, b = f"{a} ({left.family})", f"{b} ({right.family})"
    elif a == b:
        # A text that reads like what stands for another value.
        a, b = (repr(side) if isinstance(side, str) else describe(side) for side in (left, right))
    return Difference(
        change=Change.DIFFERS,
        owner=owner,
        part=part,
        aspect=_ASPECTS.get(aspect, aspect.replace("_", " ")),
        left=a,
        right=b,
    )


def _compared(value: Any) -> Iterator[Any]:
    if not is_dataclass(value):
        raise TypeError(f"{type(value).__name__} cannot be compared")
    return (field for field in fields(value) if field.compare)

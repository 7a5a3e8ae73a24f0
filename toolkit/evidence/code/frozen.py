"""Frozen values as rows that JSON can hold, and back: each once, however many others hold it."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

Rows = list[list[Any]]
_AS_THEY_ARE: Final = frozenset({str, int, bool, type(None)})


def packed(value: object) -> Rows:
    """A value made of frozen dataclasses, tuples, paths and enumerations; the last row is the value itself.

    A row names a type, and then its parts: what JSON knows as it is, everything else as the number of its row, in
    brackets.
    """
    rows: Rows = []
    places: dict[tuple[type, object], int] = {}

    def place_of(value: object) -> int:
        kind: Any = type(value)
        place = places.get((kind, value))
        if place is None:
            tag, parts_of = _taking_apart(kind)
            parts = [each if type(each) in _AS_THEY_ARE else [place_of(each)] for each in parts_of(value)]
            place = places[kind, value] = len(rows)
            rows.append([tag, *parts])
        return place

    place_of(value)
    return rows


def unpacked(rows: Rows, kinds: Iterable[type]) -> Any:
    """The value that was packed; these are the types that may be in it.

    Raises:
        KeyError, TypeError, ValueError, IndexError: Nothing that was packed looks like that.
    """
    makers = {kind.__name__: _maker(kind) for kind in (tuple, *kinds)}
    made: list[Any] = []
    for tag, *parts in rows:
        made.append(makers[tag]([made[each[0]] if type(each) is list else each for each in parts]))
    return made[-1]


@cache
def _taking_apart(kind: type) -> tuple[str, Callable[[Any], Iterable[object]]]:
    """What values of a type are called, and how to get at their parts."""
    if issubclass(kind, Enum):
        return kind.__name__, lambda value: (value.value,)
    if issubclass(kind, tuple):
        return kind.__name__, iter
    if is_dataclass(kind):
        names = [each.name for each in fields(kind)]
        return kind.__name__, lambda value: [getattr(value, name) for name in names]
    # Which of its kinds a path is, the system says.
    return "Path" if issubclass(kind, PurePath) else kind.__name__, lambda value: (str(value),)


def _maker(kind: Callable[..., Any]) -> Callable[[list[Any]], Any]:
    if kind is tuple:
        return tuple
    if not is_dataclass(kind):
        return lambda parts: kind(*parts)
    names = [each.name for each in fields(kind)]
    return lambda parts: kind(**dict(zip(names, parts, strict=True)))

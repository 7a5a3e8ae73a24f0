"""Which statements have to stand before which: their own texts name what they need."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Final, NamedTuple

from toolkit.dialects.ddl import in_order_of_need
from toolkit.model.names import Ref

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_NAME: Final = r'(?:"(?:[^"]|"")*"|[a-z_]\w*)'
# The session that reads has no search path, so every name that is not the server's own has its schema before it.
_TOKENS: Final = re.compile(
    rf"""
    (?P<mark>\$\w*\$).*?(?P=mark)
  | (?: E'(?P<escaped>(?:[^'\\]|\\.|'')*)' | '(?P<plain>(?:[^']|'')*)' ) (?P<known>::reg)?
  | (?P<schema>{_NAME})\.(?P<name>{_NAME})(?P<call>\()?
  | "(?:[^"]|"")*" | \w+
    """,
    re.VERBOSE | re.DOTALL,
)
_ARGUMENTS: Final = re.compile(r"""E'(?:[^'\\]|\\.|'')*'|'(?:[^']|'')*'|"(?:[^"]|"")*"|\S""", re.DOTALL)


class Piece(NamedTuple):
    """Statements that make one thing, named first of all in them; without a name, what is added to a thing.

    `takes` are the numbers of arguments that a routine takes.
    """

    statements: tuple[str, ...]
    name: Ref | None = None
    takes: range | None = None


class Mention(NamedTuple):
    """A name in a text, and how many arguments follow it where it is called."""

    name: Ref
    arguments: int | None


def mentions(text: str) -> Iterator[Mention]:
    """The names with a schema in a statement or expression, without those in bodies that are read when they are run.

    >>> [str(mention.name) for mention in mentions("nextval('s.ids'::regclass) + s.f('t.a'::text)")]
    ['s.ids', 's.f']
    """
    for found in _TOKENS.finditer(text):
        if found["name"]:
            arguments = count_arguments(text, found.end()) if found["call"] else None
            yield Mention(Ref(schema=_bare(found["schema"]), name=_bare(found["name"])), arguments)
        elif found["known"]:
            inner = found["plain"] if found["escaped"] is None else found["escaped"].replace("\\\\", "\\")
            yield from mentions(inner.replace("''", "'"))


def count_arguments(text: str, start: int = 0) -> int:
    """How many arguments stand before the bracket that closes them.

    >>> count_arguments("a, f(b, ','), ARRAY[1, 2])")
    3
    """
    depth = commas = 0
    some = False
    for found in _ARGUMENTS.finditer(text, start):
        depth += (found[0] in "([") - (found[0] in ")]")
        if depth < 0:
            break
        some = True
        commas += depth == 0 and found[0] == ","
    return commas + some


def _bare(name: str) -> str:
    return name[1:-1].replace('""', '"') if name[0] == '"' else name


def in_order(pieces: Iterable[Piece]) -> Iterator[str]:
    """The statements of all pieces, each piece as it comes, but after those that it needs."""
    pieces = tuple(pieces)
    for number in in_order_of_need(_needs(pieces)):
        yield from pieces[number].statements


def _needs(pieces: Sequence[Piece]) -> dict[int, list[int]]:
    things: defaultdict[Ref, list[int]] = defaultdict(list)
    routines: defaultdict[Ref, list[int]] = defaultdict(list)
    for number, piece in enumerate(pieces):
        if piece.name is not None:
            (things if piece.takes is None else routines)[piece.name].append(number)
    sure: list[set[int]] = []
    unsure: list[set[int]] = []
    for number, piece in enumerate(pieces):
        sure.append(set())
        unsure.append(set())
        for mention in needed(piece):
            known = things.get(mention.name, []) if mention.arguments is None else []
            known = known or [other for other in routines.get(mention.name, ()) if _may_mean(mention, pieces[other])]
            others = set(known) - {number}
            (sure if len(others) == 1 else unsure)[number].update(others)
    # Which of several routines of one name is meant cannot be seen; not one that needs this very thing.
    return {
        number: sorted(known | {other for other in unsure[number] if not _leads(sure, other, number)})
        for number, known in enumerate(sure)
    }


def _leads(needs: Sequence[set[int]], start: int, goal: int) -> bool:
    seen = {start}
    waiting = [start]
    while waiting and goal not in seen:
        found = needs[waiting.pop()] - seen
        seen |= found
        waiting.extend(found)
    return goal in seen


def _may_mean(mention: Mention, routine: Piece) -> bool:
    return mention.arguments is None or routine.takes is None or mention.arguments in routine.takes


def needed(piece: Piece) -> list[Mention]:
    """What the statements of a piece mention beside the name of what they make."""
    found = [mention for statement in piece.statements for mention in mentions(statement)]
    return found if piece.name is None else found[1:]


class Calls:
    """What the routines of a database need, by their names."""

    def __init__(self, routines: Iterable[Piece]) -> None:
        self._needed: defaultdict[Ref, set[Ref]] = defaultdict(set)
        for routine in routines:
            if routine.name is not None:
                self._needed[routine.name].update(mention.name for mention in needed(routine))

    def need(self, expression: str, thing: Ref) -> bool:
        """Whether an expression calls a routine that needs the thing: it cannot be part of that from the beginning."""
        return any(
            mention.arguments is not None and thing in self._needed.get(mention.name, ())
            for mention in mentions(expression)
        )

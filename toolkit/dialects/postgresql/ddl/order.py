"""Which statements have to stand before which: their own texts name what they need."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Final, NamedTuple

from toolkit.dialects.ddl import in_order_of_need
from toolkit.model.names import Ref

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

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


class Piece(NamedTuple):
    """Statements that make one thing, named first of all in them; without a name, what is added to a thing."""

    statements: tuple[str, ...]
    name: Ref | None = None
    is_routine: bool = False


class Mention(NamedTuple):
    """A name in a text, and whether arguments follow it."""

    name: Ref
    called: bool


def mentions(text: str) -> Iterator[Mention]:
    """The names with a schema in a statement or expression, without those in bodies that are read when they are run.

    >>> [str(mention.name) for mention in mentions("nextval('s.ids'::regclass) + s.f('t.a'::text)")]
    ['s.ids', 's.f']
    """
    for found in _TOKENS.finditer(text):
        if found["name"]:
            yield Mention(Ref(schema=_bare(found["schema"]), name=_bare(found["name"])), bool(found["call"]))
        elif found["known"]:
            inner = found["plain"] if found["escaped"] is None else found["escaped"].replace("\\\\", "\\")
            yield from mentions(inner.replace("''", "'"))


def _bare(name: str) -> str:
    return name[1:-1].replace('""', '"') if name[0] == '"' else name


def in_order(pieces: Iterable[Piece]) -> Iterator[str]:
    """The statements of all pieces, each piece as it comes, but after those that it needs."""
    pieces = tuple(pieces)
    things: defaultdict[Ref, list[int]] = defaultdict(list)
    routines: defaultdict[Ref, list[int]] = defaultdict(list)
    for number, piece in enumerate(pieces):
        if piece.name is not None:
            (routines if piece.is_routine else things)[piece.name].append(number)
    needs: list[set[int]] = []
    overloads: list[set[int]] = []
    for piece in pieces:
        sure: set[int] = set()
        unsure: set[int] = set()
        for mention in needed(piece):
            known = [] if mention.called else things.get(mention.name, [])
            known = known or routines.get(mention.name, [])
            (sure if len(known) == 1 else unsure).update(known)
        needs.append(sure)
        overloads.append(unsure)
    for number in in_order_of_need(
        {
            # Which of several routines of one name is meant cannot be seen; not the one that needs this very thing.
            number: sorted(sure | {other for other in overloads[number] if number not in needs[other]})
            for number, sure in enumerate(needs)
        }
    ):
        yield from pieces[number].statements


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
        return any(mention.called and thing in self._needed.get(mention.name, ()) for mention in mentions(expression))

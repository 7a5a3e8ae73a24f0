"""The files of a search, shared among processes: one alone takes few files apart sooner than another has begun."""

from __future__ import annotations

import os
from functools import partial
from itertools import chain
from operator import itemgetter
from threading import BoundedSemaphore
from typing import TYPE_CHECKING, Any, Final, Self, TypeVar

from toolkit.evidence.code.basis import Basis
from toolkit.evidence.code.helper import Helper
from toolkit.evidence.code.memory import Memory, Taken, name_of
from toolkit.evidence.code.share import Found, Share

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from concurrent.futures import Future
    from types import TracebackType

    from toolkit.evidence.code.files import Hit
    from toolkit.evidence.code.handle import Declared
    from toolkit.evidence.code.memory import Place
    from toolkit.evidence.code.names import TableNames
    from toolkit.model.reference import NotLookedAt

_Answer = TypeVar("_Answer")
# So many files are taken apart before anybody else is asked for, and so many are handed over at a time.
_ALONE: Final = 300
_AT_A_TIME: Final = 16
_MOST: Final = 8
# Several databases may be audited at a time; all of them together get no more helpers than there are processors.
_SEATS: Final = BoundedSemaphore(min(os.cpu_count() or 1, _MOST) - 1)


class Crew:
    """This process with its own share of the files, and helpers with theirs as soon as there are many files."""

    def __init__(self, names: TableNames, earlier: Memory, *, alone: bool = False) -> None:
        """Begin alone, and perhaps remain so. What is remembered of an earlier search is asked of no file again."""
        self._names = names
        self._earlier = earlier
        self._today = Basis(roots=())
        # Files that are what they were, and are not taken apart as long as only known questions are asked.
        self._unchanged: dict[Place, Hit] = {}
        self._declared: dict[Place, tuple[Declared, ...]] = {}
        self._told: dict[str, tuple[tuple[Place, Any], ...]] = {}
        self._passes = 0
        self._alone = alone
        self._own = Share(names=names)
        self._taken = 0
        self._hired: list[Helper] = []
        # Those of them who have been given files.
        self._helpers: dict[Helper, None] = {}

    def __enter__(self) -> Self:
        """Stay as long as there are questions."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Let the helpers go, whatever they are doing."""
        for helper in self._hired:
            helper.end()
            _SEATS.release()

    def take(self, hits: Iterable[tuple[Place, Hit]]) -> list[Found]:
        """Read the files of a pass, each while the search for others goes on; tell what they declare, in order."""
        self._passes += 1
        known: list[tuple[Place, Found]] = []
        told = _sorted([known, *self._take(self._changed(hits, known))])
        self._declared |= {place: found.declared for place, found in told}
        return [found for _, found in told]

    def _changed(
        self, hits: Iterable[tuple[Place, Hit]], known: list[tuple[Place, Found]]
    ) -> Iterator[tuple[Place, Hit]]:
        """Those files that are not what they were; what the others declare is known."""
        for place, hit in hits:
            before = self._earlier.taken.get(place)
            if before is not None and all(self._today.agrees(self._earlier.files, file) for file in before.read):
                self._unchanged[place] = hit
                known.append((place, Found(hit.path, before.declared)))
            else:
                yield place, hit

    def _take(self, hits: Iterable[tuple[Place, Hit]]) -> list[list[tuple[Place, Found]]]:
        told: list[list[tuple[Place, Found]]] = []
        awaited: list[Future[list[tuple[Place, Found]]]] = []
        waiting: list[tuple[Place, Hit]] = []
        for hit in hits:
            self._taken += 1
            if self._taken == _ALONE and not self._alone:
                self._hire()
            waiting.append(hit)
            helper = next((each for each in self._hired if each.takes_more()), None)
            if helper is None:
                told.append(self._own.take(waiting))
                waiting = []
            elif len(waiting) == _AT_A_TIME:
                self._helpers[helper] = None
                awaited.append(helper.ask(partial(Share.take, hits=waiting)))
                waiting = []
        told.append(self._own.take(waiting))
        return [*told, *(each.result() for each in awaited)]

    def ask(self, question: partial[list[tuple[Place, _Answer]]]) -> list[_Answer]:
        """Ask about all files; the answers come in the order of the files, whoever has them."""
        name = name_of(question, self._passes)
        if name not in self._earlier.told:
            # The files have to be asked, even those that are what they were.
            self._take(self._unchanged.items())
            self._unchanged = {}
        remembered = [item for item in self._earlier.told.get(name, ()) if item[0] in self._unchanged]
        awaited = [helper.ask(question) for helper in self._helpers]
        told = _sorted([remembered, question(self._own), *(each.result() for each in awaited)])
        self._told[name] = tuple(told)
        return [answer for _, answer in told]

    def read(self) -> tuple[Memory, set[NotLookedAt]]:
        """All that the files have told, and what could not be looked into."""
        awaited = [helper.ask(Share.read) for helper in self._helpers]
        files = dict(self._today.files)
        read = {place: self._earlier.taken[place].read for place in self._unchanged}
        notes: set[NotLookedAt] = set()
        for each in (self._own.read(), *(each.result() for each in awaited)):
            files |= each.files
            read |= each.by_place
            notes.update(each.notes)
        taken = {place: Taken(paths, self._declared[place]) for place, paths in read.items()}
        return Memory(files=files, taken=taken, told=self._told), notes

    def _hire(self) -> None:
        while _SEATS.acquire(blocking=False):
            try:
                self._hired.append(Helper(self._names))
            except OSError:
                # There is no room for another process; there are enough here.
                _SEATS.release()
                break


def _sorted(told: Iterable[Sequence[tuple[Place, _Answer]]]) -> list[tuple[Place, _Answer]]:
    # No file is in two shares, and the answers about one stay as they are.
    return sorted(chain.from_iterable(told), key=itemgetter(0))

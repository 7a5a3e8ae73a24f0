"""The files of a search, shared among processes: one alone takes few files apart sooner than another has begun."""

from __future__ import annotations

import os
from functools import partial
from threading import BoundedSemaphore
from typing import TYPE_CHECKING, Final, Self, TypeVar

from toolkit.evidence.code.helper import Helper
from toolkit.evidence.code.share import Share

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from concurrent.futures import Future
    from types import TracebackType

    from toolkit.evidence.code.files import Hit
    from toolkit.evidence.code.names import TableNames
    from toolkit.evidence.code.share import Found, Place
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

    def __init__(self, names: TableNames, *, alone: bool = False) -> None:
        """Begin alone, and perhaps remain so."""
        self._names = names
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
        """Read these files, each while the search for others goes on; tell what they declare, in order."""
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
        return _in_order([*told, *(each.result() for each in awaited)])

    def ask(self, question: Callable[[Share], list[tuple[Place, _Answer]]]) -> list[_Answer]:
        """Ask about all files; the answers come in the order of the files, whoever has them."""
        awaited = [helper.ask(question) for helper in self._helpers]
        return _in_order([question(self._own), *(each.result() for each in awaited)])

    def read(self) -> tuple[dict[str, str], set[NotLookedAt]]:
        """The fingerprints of all files that were read, and what could not be looked into."""
        awaited = [helper.ask(Share.read) for helper in self._helpers]
        files, notes = self._own.read()
        told = set(notes)
        for each in awaited:
            more, notes = each.result()
            files |= more
            told.update(notes)
        return files, told

    def _hire(self) -> None:
        while _SEATS.acquire(blocking=False):
            try:
                self._hired.append(Helper(self._names))
            except OSError:
                # There is no room for another process; there are enough here.
                _SEATS.release()
                break


def _in_order(told: Iterable[Sequence[tuple[Place, _Answer]]]) -> list[_Answer]:
    everything = [item for items in told for item in items]
    # No file is in two shares, and the answers about one stay as they are.
    return [answer for _, answer in sorted(everything, key=lambda item: item[0])]

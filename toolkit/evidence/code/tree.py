"""The files of a search that are worth reading, each once, and what could not be read."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from itertools import chain, groupby
from operator import attrgetter
from typing import TYPE_CHECKING

from toolkit.evidence.code.languages import language_of
from toolkit.evidence.code.memory import Place
from toolkit.evidence.code.prose import may_tell
from toolkit.model.reference import NotLookedAt

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from toolkit.evidence.code.basis import Basis
    from toolkit.evidence.code.crew import Crew
    from toolkit.evidence.code.files import Hit
    from toolkit.evidence.code.names import TableNames
    from toolkit.evidence.code.share import Found


@dataclass(frozen=True, slots=True, kw_only=True)
class Tree:
    """The files that the passes over the roots find; the crew reads them.

    A file in which nothing but a class was found that convention gives one of the `names` is only kept in mind, under
    that class in `named`: most such classes are no models.
    """

    basis: Basis
    names: TableNames
    crew: Crew
    notes: dict[NotLookedAt, None] = field(default_factory=dict)
    named: defaultdict[str, list[Hit]] = field(default_factory=lambda: defaultdict(list))
    _taken: set[tuple[int, str]] = field(default_factory=set)

    def search(self, pattern: str) -> list[Found]:
        """Read what the first pass finds."""
        return self.crew.take(self._worth_reading(self.basis.files_with(pattern), 0))

    def search_on(self, number: int, pattern: str, suffixes: tuple[str, ...], models: set[str]) -> None:
        """Read what a later pass finds, and the files kept in mind for one of these models, now that it is known."""
        hits = self.basis.files_with(pattern, suffixes) if pattern else ()
        self.crew.take(self._worth_reading(chain(self._naming(models, suffixes), hits), number))

    def _worth_reading(self, hits: Iterable[Hit | NotLookedAt], number: int) -> Iterator[tuple[Place, Hit]]:
        for (place, name), found in groupby(self._without_notes(hits), key=attrgetter("place", "name")):
            others = []
            for hit in found:
                if hit.text in self.names.classes:
                    self.named[hit.text].append(hit)
                else:
                    others.append(hit)
            if others and (place, name) not in self._taken and self._may_tell(others):
                self._taken.add((place, name))
                yield Place(number, place, name), others[0]

    def _without_notes(self, hits: Iterable[Hit | NotLookedAt]) -> Iterator[Hit]:
        for hit in hits:
            if isinstance(hit, NotLookedAt):
                self.notes[hit] = None
            else:
                yield hit

    def _naming(self, models: set[str], suffixes: tuple[str, ...]) -> Iterator[Hit]:
        for name in sorted(models & self.named.keys()):
            for hit in self.named.pop(name):
                if hit.name.endswith(suffixes):
                    yield hit._replace(text="")

    def _may_tell(self, hits: Sequence[Hit]) -> bool:
        """Whether what was found in a file can be a use."""
        path = hits[0].path
        return self.names.tell([hit.text for hit in hits]) and (
            language_of(path).is_cut or any(may_tell(self.names, path, hit.text) for hit in hits)
        )

"""The files of a search that are worth reading, each once, and what could not be read."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING

from toolkit.evidence.code.languages import language_of
from toolkit.evidence.code.prose import may_tell
from toolkit.evidence.code.share import Place
from toolkit.model.reference import NotLookedAt

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

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
        for hit in hits:
            if isinstance(hit, NotLookedAt):
                self.notes[hit] = None
            elif hit.text in self.names.classes:
                self.named[hit.text].append(hit)
            elif (hit.place, hit.name) not in self._taken and self._may_tell(hit):
                self._taken.add((hit.place, hit.name))
                yield Place(number, hit.place, hit.name), hit

    def _naming(self, models: set[str], suffixes: tuple[str, ...]) -> Iterator[Hit]:
        for name in sorted(models & self.named.keys()):
            for hit in self.named.pop(name):
                if hit.name.endswith(suffixes):
                    yield hit._replace(text="")

    def _may_tell(self, hit: Hit) -> bool:
        return language_of(hit.path).is_cut or may_tell(self.names, hit.path, hit.text)

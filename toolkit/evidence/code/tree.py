"""The files of a search that were worth reading, and what could not be read."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from toolkit.evidence.code.basis import Unreadable
from toolkit.evidence.code.languages import language_of
from toolkit.evidence.code.models import related_in
from toolkit.evidence.code.prose import may_tell
from toolkit.evidence.code.roles import role_of
from toolkit.evidence.code.source import Source, is_bundle, text_of
from toolkit.model.reference import NotLookedAt

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from toolkit.evidence.code.basis import Basis
    from toolkit.evidence.code.files import Hit
    from toolkit.evidence.code.names import TableNames
    from toolkit.evidence.code.orm import Related


@dataclass(frozen=True, slots=True, kw_only=True)
class Tree:
    """The files read so far by path, how their models are related, and what could not be read.

    A file in which nothing but a class was found that convention gives one of the `names` is only kept in mind, under
    that class in `named`: most such classes are no models.
    """

    basis: Basis
    names: TableNames
    sources: dict[Path, Source] = field(default_factory=dict)
    related: dict[Path, tuple[Related, ...]] = field(default_factory=dict)
    notes: dict[NotLookedAt, None] = field(default_factory=dict)
    named: defaultdict[str, list[Hit]] = field(default_factory=lambda: defaultdict(list))

    def take(self, hits: Iterable[Hit | NotLookedAt]) -> tuple[Source, ...]:
        """Read what a pass finds and none before it has, each file while the search for others goes on."""
        fresh: dict[tuple[int, str], Source | None] = {}
        for hit in hits:
            if isinstance(hit, NotLookedAt):
                self.notes[hit] = None
            elif hit.text in self.names.classes:
                self.named[hit.text].append(hit)
            elif (hit.place, hit.name) not in fresh and self._is_worth_reading(hit):
                fresh[hit.place, hit.name] = self._read(hit)
        # The search tells files in no order; what is known of one can depend on those before it.
        taken = tuple(source for _, source in sorted(fresh.items()) if source is not None)
        for source in taken:
            self.sources[source.path] = source
            self.related[source.path] = tuple(related_in(source))
        return taken

    def naming(self, models: set[str], suffixes: tuple[str, ...]) -> Iterator[Hit]:
        """The files kept in mind that name one of these models, now that it is known to be one."""
        for name in sorted(models & self.named.keys()):
            for hit in self.named.pop(name):
                if hit.name.endswith(suffixes):
                    yield hit._replace(text="")

    def _is_worth_reading(self, hit: Hit) -> bool:
        path = hit.path
        if path in self.sources:
            return False
        return language_of(path).is_cut or may_tell(self.names, path, hit.text)

    def _read(self, hit: Hit) -> Source | None:
        path = hit.path
        try:
            text = text_of(self.basis.read(path))
        except Unreadable as reason:
            self.notes[NotLookedAt(what=str(path), reason=str(reason))] = None
            return None
        language = language_of(path)
        if language.name == "typescript" and is_bundle(text):
            self.notes[NotLookedAt(what=str(path), reason="it is a bundle that a machine wrote")] = None
            return None
        source = Source(
            path=path,
            shown=str(path),
            text=language.code_of(text),
            role=role_of(hit.within, text),
            language=language,
            read=self.basis.read,
        )
        # Every question about the file needs its tokens; the search is another process.
        source.cut()
        return source

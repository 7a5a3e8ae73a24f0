"""A share of the files of a search: each is read and cut once, and asked again when more is known of the others."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from toolkit.evidence.code.basis import Basis, Unreadable
from toolkit.evidence.code.known import Known
from toolkit.evidence.code.languages import language_of
from toolkit.evidence.code.models import (
    bound_in,
    by_name,
    declared_in,
    derived_in,
    related_in,
    relations_among,
    renamed_in,
)
from toolkit.evidence.code.references import references_in
from toolkit.evidence.code.roles import role_of
from toolkit.evidence.code.source import Source, is_bundle, text_of
from toolkit.model.reference import NotLookedAt

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from toolkit.evidence.code.files import Hit
    from toolkit.evidence.code.handle import Declared, Handle, Relation
    from toolkit.evidence.code.memory import Place
    from toolkit.evidence.code.names import TableNames
    from toolkit.evidence.code.orm import Related
    from toolkit.model.reference import Reference


class File(NamedTuple):
    """A file that was read, the files that were read for it, and what it says by itself."""

    source: Source
    read: dict[str, None]
    declared: tuple[Declared, ...]
    related: tuple[Related, ...]


class Found(NamedTuple):
    """A file, and the models that it declares."""

    path: Path
    declared: tuple[Declared, ...]


class Read(NamedTuple):
    """The fingerprints of all files that were read, which were read for which, and what could not be looked into."""

    files: dict[str, str]
    by_place: dict[Place, tuple[str, ...]]
    notes: tuple[NotLookedAt, ...]


@dataclass(frozen=True, kw_only=True)
class Share:
    """Some of the files. Every answer is told with the place of the file that it is about."""

    names: TableNames
    basis: Basis = field(default_factory=lambda: Basis(roots=()))
    files: dict[Place, File] = field(default_factory=dict)
    notes: dict[NotLookedAt, None] = field(default_factory=dict)

    def take(self, hits: Sequence[tuple[Place, Hit]]) -> list[tuple[Place, Found]]:
        """Read these files; which models do they declare? Those of later passes only use them."""
        taken = []
        for place, hit in hits:
            read: dict[str, None] = {}
            source = self._read(hit, partial(self._bytes_of, read))
            if source is not None:
                declared = () if place.number else tuple(declared_in(source, self.names))
                self.files[place] = File(source, read, declared, tuple(related_in(source)))
                taken.append((place, Found(source.path, declared)))
        return taken

    def derived(self, handles: Sequence[Handle]) -> list[tuple[Place, Handle]]:
        """What derives from the models, or is one under another name?"""
        known = by_name(handles)
        return [
            (place, each)
            for place, file in self.files.items()
            for each in (*derived_in(file.source, known), *renamed_in(file.source, known))
        ]

    def relations(self, handles: Sequence[Handle]) -> list[tuple[Place, Relation]]:
        """How are the models related?"""
        known = by_name(handles)
        return [
            (place, each)
            for place, file in self.files.items()
            for each in relations_among(file.source, file.related, known, self.names)
        ]

    def references(self, handles: Sequence[Handle], relations: Sequence[Relation]) -> list[tuple[Place, Reference]]:
        """Where are the tables used, now that all models are known?"""
        entities, members = by_name(handles), by_name(relations)
        return [
            (place, each)
            for place, file in self.files.items()
            for each in references_in(
                file.source,
                Known(
                    names=self.names,
                    bound=bound_in(file.source, entities),
                    entities=entities,
                    relations=members,
                    declared={each.position: each.handle.tables for each in file.declared if each.position >= 0},
                    joining=[
                        (relation, said.position)
                        for said in file.related
                        if said.joins and said.position >= 0
                        for relation in relations_among(file.source, [said], entities, self.names)
                    ],
                ),
            )
        ]

    def read(self) -> Read:
        """All files that were read, and what could not be looked into."""
        return Read(
            self.basis.files, {place: tuple(file.read) for place, file in self.files.items()}, tuple(self.notes)
        )

    def _bytes_of(self, read: dict[str, None], path: Path) -> bytes:
        read[str(path)] = None
        return self.basis.read(path)

    def _read(self, hit: Hit, read: Callable[[Path], bytes]) -> Source | None:
        path = hit.path
        try:
            text = text_of(read(path))
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
            read=read,
        )
        # Every question about the file needs its tokens; the search is another process.
        source.cut()
        return source

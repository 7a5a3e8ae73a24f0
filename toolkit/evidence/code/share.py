"""A share of the files of a search: each is read and cut once, and asked again when more is known of the others."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
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
    from collections.abc import Sequence
    from pathlib import Path

    from toolkit.evidence.code.files import Hit
    from toolkit.evidence.code.handle import Handle, Relation
    from toolkit.evidence.code.models import Declared
    from toolkit.evidence.code.names import TableNames
    from toolkit.evidence.code.orm import Related
    from toolkit.model.reference import Reference


class Place(NamedTuple):
    """Where a file stands among all: the number of the pass that found it, its root, its name."""

    number: int
    root: int
    name: str


class File(NamedTuple):
    """A file that was read, and what it says by itself."""

    source: Source
    declared: tuple[Declared, ...]
    related: tuple[Related, ...]


class Found(NamedTuple):
    """A file, and the models that it declares."""

    path: Path
    declared: tuple[Declared, ...]


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
            source = self._read(hit)
            if source is not None:
                declared = () if place.number else tuple(declared_in(source, self.names))
                self.files[place] = File(source, declared, tuple(related_in(source)))
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
        joining: defaultdict[Path, list[Relation]] = defaultdict(list)
        for relation in relations:
            if relation.joins and relation.position >= 0:
                joining[relation.owner.file].append(relation)
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
                    joining=joining[file.source.path],
                ),
            )
        ]

    def read(self) -> tuple[dict[str, str], tuple[NotLookedAt, ...]]:
        """The fingerprints of all files that were read, and what could not be looked into."""
        return self.basis.files, tuple(self.notes)

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

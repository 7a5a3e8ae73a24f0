"""Follow tables through source trees: to the models that mean them, to what derives from those, and to every use."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import chain
from typing import TYPE_CHECKING

from toolkit.evidence.code.inflection import snake
from toolkit.evidence.code.known import Known
from toolkit.evidence.code.languages import LANGUAGES
from toolkit.evidence.code.models import (
    Declared,
    bound_in,
    by_name,
    declared_in,
    derived_in,
    relations_among,
)
from toolkit.evidence.code.names import ended_word, words_among
from toolkit.evidence.code.references import references_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from toolkit.evidence.code.handle import Handle, Relation
    from toolkit.evidence.code.models import Bound
    from toolkit.evidence.code.names import TableNames
    from toolkit.evidence.code.source import Source
    from toolkit.evidence.code.tree import Tree
    from toolkit.model.reference import Reference


def references_to(tree: Tree, names: TableNames) -> Iterator[Reference]:
    """Every reference to the tables, in at most three passes over the files, mostly in one."""
    yield from _references(tree, names, _find(tree, names))


def _find(tree: Tree, names: TableNames) -> dict[Path, tuple[Declared, ...]]:
    """Read all files that matter: those with names of tables, then of models, then of what derives from models."""
    fresh = tree.take(tree.basis.files_with(names.first_cut()))
    declared = {source.path: tuple(declared_in(source, names)) for source in fresh}
    searched: set[str] = set()
    for _ in range(2):
        handles = [each.handle for items in declared.values() for each in items]
        derived = [each for each in _derived(tree.sources.values(), handles) if each not in handles]
        for handle in derived:
            declared[handle.file] = (*declared.get(handle.file, ()), Declared(handle, -1))
        models = {each.handle.name for items in declared.values() for each in items}
        wanted = set(_patterns(tree, names, declared)) - searched
        if not wanted and not models & tree.named.keys():
            break
        searched |= wanted
        kin = {each.handle.language for items in declared.values() for each in items}
        suffixes = tuple(suffix for each in LANGUAGES if each.kin in kin for suffix in each.suffixes)
        hits = tree.basis.files_with("|".join(sorted(wanted)), suffixes) if wanted else ()
        tree.take(chain(tree.naming(models, suffixes), hits))
    return declared


def _patterns(tree: Tree, names: TableNames, declared: Mapping[Path, Sequence[Declared]]) -> Iterator[str]:
    """What leads to files that name no table: the classes, and the members of models that load their rows."""
    for items in declared.values():
        for each in items:
            if not names.covers(each.handle.name):
                yield from words_among([each.handle.name])
    for relation in _relations(tree, names, declared):
        owner = re.escape(snake(relation.owner.name).rsplit("_", 1)[-1])
        yield rf"(?i:{owner})[()!?\]]*(?:->|\.|\?->|\?\.|&\.){ended_word(relation.name)}"


def _relations(tree: Tree, names: TableNames, declared: Mapping[Path, Sequence[Declared]]) -> Iterator[Relation]:
    handles = by_name(each.handle for items in declared.values() for each in items)
    for path, related in tree.related.items():
        yield from relations_among(tree.sources[path], related, handles, names)


def _derived(sources: Iterable[Source], handles: Iterable[Handle]) -> Iterator[Handle]:
    known = by_name(handles)
    for source in sources:
        yield from derived_in(source, known)


def _references(tree: Tree, names: TableNames, declared: dict[Path, tuple[Declared, ...]]) -> Iterator[Reference]:
    handles = by_name(each.handle for items in declared.values() for each in items)
    found = tuple(_relations(tree, names, declared))
    relations = by_name(found)
    joining: defaultdict[Path, list[Relation]] = defaultdict(list)
    for relation in found:
        if relation.joins and relation.position >= 0:
            joining[relation.owner.file].append(relation)
    for path, source in tree.sources.items():
        bound: Bound = bound_in(source, handles)
        places = {each.position: each.handle.tables for each in declared.get(path, ()) if each.position >= 0}
        known = Known(
            names=names,
            bound=bound,
            entities=handles,
            relations=relations,
            declared=places,
            joining=joining[path],
        )
        yield from references_in(source, known)

"""Follow tables through source trees: to the models that mean them, to what derives from those, and to every use."""

from __future__ import annotations

import re
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from toolkit.evidence.code.basis import Basis
from toolkit.evidence.code.crew import Crew
from toolkit.evidence.code.helper import HelperLost
from toolkit.evidence.code.inflection import snake
from toolkit.evidence.code.languages import LANGUAGES
from toolkit.evidence.code.names import ended_word, words_among
from toolkit.evidence.code.share import Share
from toolkit.evidence.code.tree import Tree

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from toolkit.evidence.code.handle import Handle
    from toolkit.evidence.code.memory import Memory
    from toolkit.evidence.code.names import TableNames
    from toolkit.model.reference import NotLookedAt, Reference


class Followed(NamedTuple):
    """All references to the tables, what they rest on, what each file told, and what could not be looked into."""

    basis: Basis
    memory: Memory
    references: list[Reference]
    notes: set[NotLookedAt]


def followed(roots: tuple[Path, ...], names: TableNames, earlier: Memory) -> Followed:
    """Follow the tables, in at most three passes over the files, mostly in one."""
    try:
        return _followed(roots, names, Crew(names, earlier))
    except HelperLost:
        # Killed, perhaps, where memory is short. Alone it takes longer.
        return _followed(roots, names, Crew(names, earlier, alone=True))


def _followed(roots: tuple[Path, ...], names: TableNames, crew: Crew) -> Followed:
    tree = Tree(basis=Basis(roots=roots), names=names, crew=crew)
    with crew:
        handles = _find(tree, names) if names.refs else []
        relations = crew.ask(partial(Share.relations, handles=handles))
        references = crew.ask(partial(Share.references, handles=handles, relations=relations))
        memory, notes = crew.read()
    tree.basis.files.update(memory.files)
    return Followed(tree.basis, memory, references, notes | tree.notes.keys())


def _find(tree: Tree, names: TableNames) -> list[Handle]:
    """Read all files that matter: those with names of tables, then of models, then of what derives from models."""
    by_file = {path: [each.handle for each in declared] for path, declared in tree.search(names.first_cut())}
    searched: set[str] = set()
    for number in (1, 2):
        handles = list(chain.from_iterable(by_file.values()))
        for handle in tree.crew.ask(partial(Share.derived, handles=handles)):
            if handle not in handles:
                by_file.setdefault(handle.file, []).append(handle)
        handles = list(chain.from_iterable(by_file.values()))
        models = {each.name for each in handles}
        wanted = set(_patterns(tree, names, handles)) - searched
        if not wanted and not models & tree.named.keys():
            break
        searched |= wanted
        kin = {each.language for each in handles}
        suffixes = tuple(suffix for each in LANGUAGES if each.kin in kin for suffix in each.suffixes)
        tree.search_on(number, "|".join(sorted(wanted)), suffixes, models)
    return list(chain.from_iterable(by_file.values()))


def _patterns(tree: Tree, names: TableNames, handles: Sequence[Handle]) -> Iterator[str]:
    """What leads to files that name no table: the classes, and the members of models that load their rows."""
    for each in handles:
        if not names.covers(each.name):
            yield from words_among([each.name])
    for relation in tree.crew.ask(partial(Share.relations, handles=handles)):
        owner = re.escape(snake(relation.owner.name).rsplit("_", 1)[-1])
        yield rf"(?i:{owner})[()!?\]]*(?:->|\.|\?->|\?\.|&\.){ended_word(relation.name)}"

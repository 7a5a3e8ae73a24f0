"""Search source trees for every reference to the tables, in at most three passes over the files, mostly in one."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Final

from toolkit.evidence.code.behind import used_behind
from toolkit.evidence.code.files import check_paths, files_with
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
from toolkit.evidence.code.names import TableNames, ended_word, words_among
from toolkit.evidence.code.references import references_in
from toolkit.evidence.code.tree import Tree
from toolkit.model.reference import CodeScan, Kind, NotLookedAt, Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from toolkit.evidence.code.handle import Handle, Relation
    from toolkit.evidence.code.models import Bound
    from toolkit.evidence.code.source import Source
    from toolkit.model.names import Ref
    from toolkit.model.reference import Behind, Reference

_ALWAYS_BLIND: Final = (
    NotLookedAt(what="names built while the program runs", reason="by concatenation, from configuration or from data"),
    NotLookedAt(
        what="ignored and vendored trees",
        reason="what .gitignore names, node_modules, vendor, .venv, dist, minified files",
    ),
    NotLookedAt(what="symbolic links", reason="they are not followed"),
)
_KINDS: Final = {kind: place for place, kind in enumerate(Kind)}
_ROLES: Final = {role: place for place, role in enumerate(Role)}


def scan_code(
    paths: Iterable[str | Path],
    tables: Sequence[Ref],
    *,
    behind: Mapping[Ref, tuple[Behind, ...]] | None = None,
    prefix: str = "",
) -> CodeScan:
    """Find every reference to the tables, by their names and by the names that mean them.

    Args:
        paths: Folders with source code, or files.
        tables: The tables to look for.
        behind: Views and routines, and the tables that are used with them.
        prefix: What the application puts before the name of every table that it writes.

    Returns:
        The references, the most telling first for each table, and what could not be looked at.

    Raises:
        BadInput: A path does not exist.
    """
    roots = check_paths([Path(path) for path in paths])
    behind = behind or {}
    routines = tuple(ref for ref, used in behind.items() if all(each.kind is not None for each in used))
    views = (ref for ref in behind if ref not in routines)
    names = TableNames(refs=(*tables, *views), routines=routines, prefix=prefix)
    tree = Tree(roots=roots, names=names)
    declared = _find(tree, names) if names.refs else {}
    references = dict.fromkeys(used_behind(_references(tree, names, declared), behind))
    return CodeScan(
        paths=tuple(str(root) for root in roots),
        tables=tuple(tables),
        references=tuple(sorted(references, key=_telling)),
        not_looked_at=(*sorted(tree.notes), *_ALWAYS_BLIND),
    )


def _find(tree: Tree, names: TableNames) -> dict[Path, tuple[Declared, ...]]:
    """Read all files that matter: those with names of tables, then of models, then of what derives from models."""
    fresh = tree.take(files_with(names.first_cut(), tree.roots))
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
        hits = files_with("|".join(sorted(wanted)), tree.roots, suffixes) if wanted else ()
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


def _telling(reference: Reference) -> tuple[str, str, int, int, str, int, str]:
    return (
        reference.table.schema,
        reference.table.name,
        _ROLES[reference.role],
        _KINDS[reference.kind],
        reference.file,
        reference.line,
        reference.through,
    )

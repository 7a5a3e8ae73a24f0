"""The model classes of a tree: which tables they mean, what derives from them, how they relate."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, Final, TypeVar

from toolkit.evidence.code.handle import Declared, Handle, Relation
from toolkit.evidence.code.orms import ORMS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from toolkit.evidence.code.names import TableNames
    from toolkit.evidence.code.orm import Orm, Related
    from toolkit.evidence.code.source import Source
    from toolkit.model.names import Ref

# Classes that are made for a model and stand for it wherever they are used.
_STAND_INS: Final = re.compile(r"(?:Repository|Repo|Dao|DAO|Store|Gateway|Manager|QuerySet|Query|Collection)$")
_Named = TypeVar("_Named", Handle, Relation)
# The handles that a file knows, by the name it knows them under.
Bound = dict[str, Handle]


def declared_in(source: Source, names: TableNames) -> Iterator[Declared]:
    """The models of a file that mean one of the tables."""
    for orm in _orms_of(source):
        for model in orm.models(source):
            tables = next((found for name in model.tables if (found := names.meant(name, model.schema))), ())
            if tables:
                handle = _handle(source, model.name, tables, f"model {model.name}", model.receivers)
                yield Declared(handle, model.position)


def derived_in(source: Source, handles: Mapping[str, tuple[Handle, ...]]) -> Iterator[Handle]:
    """Subclasses of models, and repositories made for them."""
    bound = bound_in(source, handles) if source.language.is_cut and source.bases else {}
    if not _may_derive(source, bound):
        return
    for each in source.classes:
        if each.name in bound and bound[each.name].file == source.path:
            continue
        bases = [index for index in each.header if _is_base(source, each.header, index)]
        for place, index in enumerate(bases):
            handle = bound.get(source.name(index))
            if handle is not None and (place == 0 or _STAND_INS.search(each.name)):
                yield _handle(source, each.name, handle.tables, f"{each.name} of {handle.through}", ())
                break


def renamed_in(source: Source, handles: Mapping[str, tuple[Handle, ...]]) -> Iterator[Handle]:
    """Models that a file hands on under another name, which is then as good as theirs."""
    names = dict(source.language.renamed(source))
    bound = bound_in(source, handles) if names else {}
    for local, name in names.items():
        handle = bound.get(local)
        if handle is not None and name != handle.name:
            yield _handle(source, name, handle.tables, handle.through, ())


def _may_derive(source: Source, bound: Iterable[str]) -> bool:
    """Whether a model is named soon after the word for a class, which is cheap to see and mostly not so."""
    return any(local.rsplit(".", 1)[-1].rsplit("\\", 1)[-1] in source.bases for local in bound)


def _is_base(source: Source, header: range, index: int) -> bool:
    """Whether a name of a header is a base class or its argument; a constructor's parameters are not."""
    if not source.name(index) or source.name(index) in {"extends", "implements", "public", "private", "final"}:
        return False
    around = source.brackets.around(index)
    in_parameters = around in header and source.is_mark(around, "(") and not source.language.indented
    return not in_parameters and not source.is_mark(index + 1, ".", "=", "::")


def _handle(source: Source, name: str, tables: tuple[Ref, ...], through: str, receivers: tuple[str, ...]) -> Handle:
    return Handle(
        name=name,
        tables=tables,
        language=source.language.kin,
        file=source.path,
        package=source.package,
        through=through,
        receivers=receivers,
    )


def related_in(source: Source) -> Iterator[Related]:
    """What the file says of how models are related, whatever tables they mean."""
    for orm in _orms_of(source):
        yield from orm.relations(source)


def relations_among(
    source: Source, related: Iterable[Related], handles: Mapping[str, tuple[Handle, ...]], names: TableNames
) -> Iterator[Relation]:
    """The members of this file's models that lead to models of the tables, or through one of the tables."""
    for each in related:
        owners = [handle for handle in handles.get(each.owner, ()) if handle.file == source.path]
        targets = [handle for handle in handles.get(each.target, ()) if handle.language == source.language.kin]
        joins = next((found for name in each.joins if (found := names.meant(name))), ())
        if targets or joins:
            owner = owners[0] if owners else _handle(source, each.owner, (), each.owner, ())
            unknown = _handle(source, each.target, (), each.target, ())
            target = nearest(source, targets, each.within) if targets else unknown
            yield Relation(owner=owner, name=each.name, target=target, joins=joins)


def nearest(source: Source, targets: Sequence[Handle], within: str) -> Handle:
    """Of several classes of one name that of the application named, of the file, or of its folder; else all of them."""
    places = (
        [each for each in targets if within and any(ref.name.startswith(f"{within}_") for ref in each.tables)],
        [each for each in targets if each.file == source.path],
        [each for each in targets if each.file.parent == source.path.parent],
        targets,
    )
    near = next(found for found in places if found)
    return replace(near[0], tables=tuple(dict.fromkeys(ref for each in near for ref in each.tables)))


def _orms_of(source: Source) -> Iterator[Orm]:
    for orm in ORMS:
        if source.language.name in orm.languages and any(hint in source.text for hint in orm.hints):
            yield orm


def by_name(items: Iterable[_Named]) -> Mapping[str, tuple[_Named, ...]]:
    """The handles or relations of each name."""
    found: dict[str, list[_Named]] = defaultdict(list)
    for item in items:
        found[item.name].append(item)
    return {name: tuple(each) for name, each in found.items()}


def bound_in(source: Source, handles: Mapping[str, tuple[Handle, ...]]) -> Bound:
    """The handles that a file can name, by what it calls them."""
    return {
        local: handle
        # In an order of their own: where two are called alike here, the last counts, in every process.
        for name in sorted(handles.keys() & source.words)
        for handle in handles[name]
        if handle.language == source.language.kin
        for local in ((f"*.{name}",) if handle.receivers else source.language.visible(source, handle))
    }

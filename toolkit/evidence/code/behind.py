"""What stands before tables: views that show their rows, and routines that use them when they are called."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from toolkit.dialects.ddl import unquoted
from toolkit.evidence.code.sql import kind_by_position
from toolkit.model.reference import Behind, Kind, Reference

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from toolkit.model.catalog import Catalog
    from toolkit.model.names import Ref

_WORD: Final = re.compile(r"[\w$]+")
_USES: Final = (Kind.READS, Kind.WRITES)


def tables_behind(catalog: Catalog) -> dict[Ref, tuple[Behind, ...]]:
    """The tables that each view shows and each routine uses, through others of them too.

    Trigger functions are left out: nobody calls them by name.
    """
    tables = [table.ref for table in catalog.tables]
    views = {view.ref: view.definition for view in catalog.views}
    routines: defaultdict[Ref, list[str]] = defaultdict(list)
    for routine in catalog.routines:
        if routine.returns != "trigger":
            routines[routine.ref].append(routine.definition)
    by_name: defaultdict[str, set[Ref]] = defaultdict(set)
    for ref in (*tables, *views, *routines):
        by_name[ref.name].add(ref)
    named = {ref: _named([definition], by_name, ref) for ref, definition in views.items()}
    for ref, definitions in routines.items():
        if ref not in named:
            named[ref] = _named(definitions, by_name, ref)
    found = {ref: _followed(ref, named, frozenset(views), frozenset()) for ref in named}
    return {ref: tuple(sorted(behind, key=_order)) for ref, behind in found.items() if behind}


def used_behind(references: Iterable[Reference], behind: Mapping[Ref, tuple[Behind, ...]]) -> Iterator[Reference]:
    """The references with those to views and routines turned into uses of the tables behind."""
    for each in references:
        if each.table not in behind:
            yield each
        elif each.kind is not Kind.DECLARES:
            for used in behind[each.table]:
                what = "view" if used.kind is None else "routine"
                through = f"{what} {each.table.name}"
                yield replace(each, table=used.table, kind=used.kind or each.kind, through=through)


def _order(behind: Behind) -> tuple[str, str]:
    return str(behind.table), behind.kind or ""


def _named(definitions: Iterable[str], by_name: Mapping[str, set[Ref]], owner: Ref) -> dict[Ref, set[Kind]]:
    """What a definition names, and what it does with that: read it, where its words do not say."""
    found: defaultdict[Ref, set[Kind]] = defaultdict(set)
    for definition in definitions:
        text = unquoted(definition)
        for match in _WORD.finditer(text):
            for ref in by_name.get(match[0], ()):
                if ref != owner:
                    kind = kind_by_position(text, match.start())
                    found[ref].add(kind if kind in _USES else Kind.MENTIONS)
    return {ref: kinds & set(_USES) or {Kind.READS} for ref, kinds in found.items()}


def _followed(
    ref: Ref, named: Mapping[Ref, Mapping[Ref, set[Kind]]], views: frozenset[Ref], seen: frozenset[Ref]
) -> set[Behind]:
    """The tables behind one, with what is done with them; a view is only what somebody does with it."""
    return {
        Behind(table=behind.table, kind=None if ref in views else behind.kind or kind)
        for other, kinds in named[ref].items()
        if other not in seen
        for kind in kinds
        for behind in _behind(other, named, views, seen | {ref})
    }


def _behind(
    ref: Ref, named: Mapping[Ref, Mapping[Ref, set[Kind]]], views: frozenset[Ref], seen: frozenset[Ref]
) -> Iterator[Behind]:
    if ref in named:
        yield from _followed(ref, named, views, seen)
    else:
        yield Behind(table=ref)

"""Every reference that one file makes to the tables."""

from __future__ import annotations

import re
from string import ascii_letters, digits
from typing import TYPE_CHECKING, Final

from toolkit.evidence.code.calls import calls_in
from toolkit.evidence.code.expression import expression_at, taker_of
from toolkit.evidence.code.literals import literal_at
from toolkit.evidence.code.models import nearest
from toolkit.evidence.code.own import own_uses
from toolkit.evidence.code.prose import kind_in_prose, statement_around
from toolkit.evidence.code.relations import relations_used
from toolkit.evidence.code.sql import kind_by_position, kind_in_sql, looks_like_sql, schema_before
from toolkit.evidence.code.texts import hits_in_text, is_beside_a_table, schema_in_text, takes_tables
from toolkit.evidence.code.tokens import ACCESSORS
from toolkit.evidence.code.uses import uses_of_class, uses_of_name
from toolkit.evidence.code.verbs import is_relation
from toolkit.model.reference import Kind, Reference, Role

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.evidence.code.handle import Handle
    from toolkit.evidence.code.known import Known
    from toolkit.evidence.code.source import Source
    from toolkit.model.names import Ref

_WORD: Final = re.compile(r"\w+")
# The application before a class, in a text: `"shop.Order"`, `"shop", "Order"`.
_APPLICATION: Final = re.compile(r"(\w+)(?:\.|['\"]\s*,\s*['\"])$")
_GETS_MODELS: Final = "get_model"
_LONGEST_LABEL: Final = 60
_NAMESPACE: Final = "\\" + ascii_letters + digits + "_"
_IMPORT: Final = re.compile(
    r"""\s*(?:
    (?:use|import|package|namespace|require\w*|include)\b | from\s+[.\w]+\s+import\b | export\s*(?:type\s*)?[{*]
    | \}\s*from\b | using\s+(?:static\s+)?[\w.]+(?:\s*=\s*[\w.]+)?\s*; | (?:const|let|var)\b[^=]*=\s*require\(
    )""",
    re.VERBOSE,
)


def references_in(source: Source, known: Known) -> Iterator[Reference]:
    """The references of a file; a line that reads or writes a table is not listed as naming it too."""
    found = dict.fromkeys(
        (
            *_declarations(source, known),
            *_joins(source, known),
            *(_of_classes(source, known) if source.language.is_cut else ()),
            *_of_names(source, known),
            *_of_calls(source, known),
        )
    )
    told = {(each.table, each.line) for each in found if each.kind is not Kind.MENTIONS}
    yield from (each for each in found if each.kind is not Kind.MENTIONS or (each.table, each.line) not in told)


def _declarations(source: Source, known: Known) -> Iterator[Reference]:
    for position, tables in known.declared.items():
        yield from _references(source, tables, Kind.DECLARES, position, "model")


def _joins(source: Source, known: Known) -> Iterator[Reference]:
    """The tables that an ORM fills for a relation; nothing but the relation itself says so."""
    for relation, position in known.joining:
        yield from _references(source, relation.joins, Kind.MENTIONS, position, relation.through)


def _of_calls(source: Source, known: Known) -> Iterator[Reference]:
    for routines, position in calls_in(source, known.names):
        yield from _references(source, routines, Kind.READS, position, "call")


def _of_classes(source: Source, known: Known) -> Iterator[Reference]:
    classes = {local.rsplit(".", 1)[-1].rsplit("\\", 1)[-1] for local in known.bound}
    for handle, use in own_uses(source, known.bound):
        yield from _references(source, handle.tables, use.kind, use.position, handle.through)
    for word in source.words & (classes | known.entities.keys()):
        for position in source.places_of(word):
            yield from _of_class(source, known, position)
    for relation, use in relations_used(source, known):
        yield from _references(source, relation.tables, use.kind, use.position, relation.through)


def _of_names(source: Source, known: Known) -> Iterator[Reference]:
    for word in source.words & known.names.by_spelling.keys():
        for position in source.places_of(word):
            yield from _of_name(source, known, position, word)
    if known.names.odd_names is not None:
        for match in known.names.odd_names.finditer(source.text):
            yield from _of_name(source, known, match.start(), match[0])


def _of_class(source: Source, known: Known, position: int) -> Iterator[Reference]:
    index = source.token_at(position)
    if index is None or _is_import(source, index):
        return
    token = source.tokens[index]
    if token.kind == "text":
        yield from _of_class_in_text(source, known, index, position)
    elif token.kind == "name" and not token.text.startswith(("$", "@")):
        handle = _handle_at(source, known, index)
        if handle is None or source.name(index - 1) in {
            "class",
            "interface",
            "struct",
            "object",
            "type",
            "model",
            "record",
        }:
            return
        for use in uses_of_class(source, index):
            yield from _references(source, handle.tables, use.kind, use.position, handle.through)


def _handle_at(source: Source, known: Known, index: int) -> Handle | None:
    name = source.tokens[index].text.lstrip("\\")
    before = source.name(index - 2) if source.is_mark(index - 1, *ACCESSORS) else None
    if not before:
        # Nothing before `::Order`, `\\Order` and `.order` in a chain of its own, or nothing that has a name.
        return known.bound.get(name)
    handle = known.bound.get(f"{before}.{name}")
    if handle is not None:
        return handle
    member = known.bound.get(f"*.{name}")
    if member is not None and any(re.fullmatch(word, before, re.IGNORECASE) for word in member.receivers):
        return member
    return None


def _of_class_in_text(source: Source, known: Known, index: int, position: int) -> Iterator[Reference]:
    """A class named by a text counts where models are related or gotten by name, and in a query over objects."""
    word = _WORD.match(source.text, position)
    handles = [each for each in known.entities.get(word[0] if word else "", ()) if each.language == source.language.kin]
    if not handles:
        return
    literal = literal_at(source, index, position)
    if source.language.queries_objects and looks_like_sql(literal.value):
        path = len(literal.value[: literal.offset]) - len(literal.value[: literal.offset].rstrip(_NAMESPACE))
        kind = kind_in_sql(literal.value, literal.offset - path, handles[0].name)
        if kind is not None and handles[0].name not in known.names.by_spelling:
            yield from _references(source, handles[0].tables, kind, position, handles[0].through)
        return
    taker = taker_of(source, expression_at(source, index))
    if taker is not None and (is_relation(taker.name) or taker.name == _GETS_MODELS):
        named = _APPLICATION.search(source.text, max(position - _LONGEST_LABEL, 0), position)
        handle = nearest(source, handles, named[1] if named else "")
        yield from _references(source, handle.tables, Kind.MENTIONS, position, handle.through)


def _of_name(source: Source, known: Known, position: int, word: str) -> Iterator[Reference]:
    distinctive = known.names.is_distinctive(word)
    if not source.language.is_cut:
        yield from _of_name_in_prose(source, known, position, word, distinctive=distinctive)
        return
    index = source.token_at(position)
    if index is None:
        return
    kind = source.tokens[index].kind
    if kind == "comment" and distinctive:
        tables = known.names.meant(word, schema_before(source.text, position)[0])
        yield from _references(source, tables, Kind.MENTIONS, position, "comment", Role.DOCS)
    elif source.language.name == "sql" and kind == "name":
        yield from _of_name_in_sql(source, known, index, position, word)
    elif source.language.name == "sql" and (source.name(index - 2) == "ref" or source.name(index - 4) == "source"):
        yield from _references(source, known.names.meant(word), Kind.READS, position, "dbt")
    elif kind == "text" and source.language.name != "sql":
        yield from _of_name_in_text(source, known, index, position, word)
    elif kind == "name" and word.isupper() and word not in known.bound:
        yield from _of_constant(source, known, index, position, word)


def _of_name_in_text(source: Source, known: Known, index: int, position: int, word: str) -> Iterator[Reference]:
    tables = known.names.meant(word, schema_in_text(source, index, position))
    distinctive = known.names.is_distinctive(word) or is_beside_a_table(source, index, known.names)
    for hit in hits_in_text(source, index, position, word, distinctive=distinctive):
        if hit.how == "docs":
            yield from _references(source, tables, hit.kind, hit.position, "comment", Role.DOCS)
        elif not (hit.kind is Kind.MENTIONS and source.tokens[index].start in known.declared):
            yield from _references(source, tables, hit.kind, hit.position, hit.how)


def _of_constant(source: Source, known: Known, index: int, position: int, word: str) -> Iterator[Reference]:
    """`dsl.selectFrom(ORDERS)`: generated constants that carry a table's name."""
    taker = taker_of(source, expression_at(source, index))
    if taker is not None and takes_tables(source, index, taker):
        kind, _ = uses_of_name(source, index, index)
        if kind is not None:
            yield from _references(source, known.names.meant(word), kind, position, "query builder")


def _of_name_in_sql(source: Source, known: Known, index: int, position: int, word: str) -> Iterator[Reference]:
    start, end = statement_around(source, index)
    kind = kind_in_sql(source.text[start:end], position - start, word)
    if kind is not None:
        tables = known.names.meant(word, schema_before(source.text, position)[0])
        yield from _references(source, tables, kind, position, "SQL")


def _of_name_in_prose(
    source: Source, known: Known, position: int, word: str, *, distinctive: bool
) -> Iterator[Reference]:
    schema, _ = schema_before(source.text, position)
    tables = known.names.meant(word, schema) or known.names.meant(word)
    if source.role is Role.DOCS:
        if distinctive or kind_by_position(source.text, position) is not None:
            yield from _references(source, tables, Kind.MENTIONS, position, "docs")
        return
    kind = kind_in_prose(source, position)
    if kind is not None:
        yield from _references(source, tables, kind, position, "SQL")
    elif distinctive:
        yield from _references(source, tables, Kind.MENTIONS, position, "name")


def _is_import(source: Source, index: int) -> bool:
    """Whether a token only brings a name into the file."""
    opening = source.brackets.around(index)
    places = [index] if opening < 0 else [index, opening]
    lines = (source.text.rfind("\n", 0, source.tokens[each].start) + 1 for each in places)
    return any(_IMPORT.match(source.text, start) for start in lines)


def _references(
    source: Source, tables: tuple[Ref, ...], kind: Kind, position: int, through: str, role: Role | None = None
) -> Iterator[Reference]:
    for table in tables:
        yield Reference(
            table=table,
            file=source.shown,
            line=source.line(position),
            kind=kind,
            role=role or source.role,
            through=through,
        )

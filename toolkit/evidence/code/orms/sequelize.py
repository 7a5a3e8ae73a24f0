"""Sequelize and Objection: `define`, `init`, `@Table` and `static tableName`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from toolkit.evidence.code.expression import expression_at
from toolkit.evidence.code.inflection import plural, snake
from toolkit.evidence.code.literals import content_of
from toolkit.evidence.code.members import Setting, names_in, text_set_to
from toolkit.evidence.code.orm import Model, Orm, Related
from toolkit.evidence.code.variables import kept_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.evidence.code.source import Source

_ASSOCIATES: Final = ("hasMany", "hasOne", "belongsTo", "belongsToMany")
_ASSOCIATION: Final = re.compile(rf"\b(\w+)\.(?:{'|'.join(_ASSOCIATES)})\(\s*(?:\w+\.)?(\w+)([^;\n]*)")
_AS: Final = re.compile(r"as:\s*['\"](\w+)")


def _models(source: Source) -> Iterator[Model]:
    yield from _defined(source)
    for each in source.classes:
        if "Model" not in names_in(source, each.header):
            continue
        inits = _options_of_init(source, each.name)
        given = text_set_to(source, [*each.before, *each.body, *inits], "tableName") or _getter(source, each.body)
        position = given.position if given is not None else source.tokens[each.at].start
        tables = (given.value,) if given is not None else _by_convention(each.name)
        yield Model(name=each.name, tables=tables, position=position)


def _defined(source: Source) -> Iterator[Model]:
    """`const Order = sequelize.define("Order", {...}, { tableName: "orders" })`."""
    for index in source.indexes_of("define"):
        if not source.is_mark(index + 1, "("):
            continue
        first = source.tokens[index + 2]
        if first.kind != "text":
            continue
        name = content_of(first.text)[1]
        given = text_set_to(source, range(index + 2, source.closing(index + 1)), "tableName")
        kept = kept_in(source, expression_at(source, index))
        tables = (given.value,) if given is not None else _by_convention(name)
        yield Model(name=kept or name, tables=tables, position=given.position if given is not None else first.start)


def _options_of_init(source: Source, name: str) -> range:
    for index in source.indexes_of(name):
        if source.name(index + 2) == "init" and source.is_mark(index + 3, "("):
            return range(index + 3, source.closing(index + 3))
    return range(0)


def _getter(source: Source, body: range) -> Setting | None:
    """`static get tableName() { return "orders" }`."""
    for index in body:
        if source.name(index) == "tableName" and source.is_mark(index + 1, "(") and source.name(index + 4) == "return":
            token = source.tokens[index + 5]
            if token.kind == "text":
                return Setting(content_of(token.text)[1], token.start)
    return None


def _by_convention(name: str) -> tuple[str, ...]:
    return (plural(snake(name)), plural(name), name)


def _relations(source: Source) -> Iterator[Related]:
    if source.words.isdisjoint(_ASSOCIATES):
        # To try the pattern at every word of a script takes longer than all the rest.
        return
    for match in _ASSOCIATION.finditer(source.text):
        named = _AS.search(match[3])
        if named is not None:
            yield Related(owner=match[1], name=named[1], target=match[2])


ORM: Final = Orm(
    name="Sequelize", languages=("typescript",), hints=("define(", "Model"), models=_models, relations=_relations
)

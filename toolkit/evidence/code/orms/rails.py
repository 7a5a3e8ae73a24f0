"""Rails ActiveRecord: `self.table_name`, else the plural of the class; `has_many` and its kin."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from toolkit.evidence.code.inflection import camel, plural, singular, snake
from toolkit.evidence.code.members import class_around, names_in, text_set_to
from toolkit.evidence.code.orm import Model, Orm, Related

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.evidence.code.source import Source

_RELATION: Final = re.compile(
    r"^\s*(?:has_many|has_one|belongs_to|has_and_belongs_to_many)\s*\(?\s*:(\w+)([^\n]*)", re.MULTILINE
)
_CLASS_NAME: Final = re.compile(r"class_name:\s*['\"](?:::)?(?:\w+::)*(\w+)")
_BASES: Final = frozenset({"ApplicationRecord", "Base"})


def _models(source: Source) -> Iterator[Model]:
    for each in source.classes:
        if not names_in(source, _superclass(source, each.at)) & _BASES:
            continue
        set_to = text_set_to(source, each.body, "table_name")
        if set_to is not None:
            schema, _, table = set_to.value.rpartition(".")
            yield Model(name=each.name, tables=(table,), position=set_to.position, schema=schema or None)
        else:
            table = plural(snake(each.name))
            module = snake(source.package.rsplit("::", 1)[-1])
            tables = (f"{module}_{table}", table) if module else (table,)
            yield Model(name=each.name, tables=tables, position=source.tokens[each.at].start)


def _superclass(source: Source, at: int) -> range:
    line = source.line(source.tokens[at].start)
    return range(at + 1, source.tokens_of_lines(line, line).stop)


def _relations(source: Source) -> Iterator[Related]:
    for match in _RELATION.finditer(source.text):
        owner = class_around(source, match.start(1))
        named = _CLASS_NAME.search(match[2])
        if owner is not None:
            yield Related(owner=owner.name, name=match[1], target=named[1] if named else camel(singular(match[1])))


ORM: Final = Orm(
    name="Rails",
    languages=("ruby",),
    hints=("ApplicationRecord", "ActiveRecord::Base"),
    models=_models,
    relations=_relations,
)

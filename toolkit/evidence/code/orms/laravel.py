"""Laravel Eloquent: `protected $table`, else the plural of the class; relations are methods."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from toolkit.evidence.code.inflection import plural, snake
from toolkit.evidence.code.members import class_around, names_in, text_set_to
from toolkit.evidence.code.orm import Model, Orm, Related

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.evidence.code.source import Source

_BASES: Final = re.compile(r"(?:Model|Authenticatable|Pivot|Eloquent)$")
_RELATION: Final = re.compile(
    r"function\s+(\w+)\s*\([^)]*\)[^{;]*\{\s*return\s+\$this\s*->\s*"
    r"(?:hasOne|hasMany|belongsTo|belongsToMany|morphOne|morphMany|morphToMany|morphedByMany|hasOneThrough|hasManyThrough)"
    r"\(\s*\\?([\w\\]+)::class"
)


def _models(source: Source) -> Iterator[Model]:
    for each in source.classes:
        if not any(_BASES.search(name) for name in names_in(source, each.header)):
            continue
        set_to = text_set_to(source, each.body, "table")
        if set_to is not None:
            schema, _, table = set_to.value.rpartition(".")
            yield Model(name=each.name, tables=(table,), position=set_to.position, schema=schema or None)
        else:
            letters = re.sub(r"(?<!^)(?=[A-Z])", "_", each.name).lower()
            tables = (plural(letters), plural(snake(each.name)))
            yield Model(name=each.name, tables=tables, position=source.tokens[each.at].start)


def _relations(source: Source) -> Iterator[Related]:
    for match in _RELATION.finditer(source.text):
        owner = class_around(source, match.start())
        if owner is not None:
            yield Related(owner=owner.name, name=match[1], target=match[2].rsplit("\\", 1)[-1])


ORM: Final = Orm(name="Laravel", languages=("php",), hints=("extends",), models=_models, relations=_relations)

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
    r"(hasOne|hasMany|belongsTo|belongsToMany|morphOne|morphMany|morphToMany|morphedByMany|hasOneThrough|hasManyThrough)"
    r"\(\s*\\?([\w\\]+)::class(?:\s*,\s*['\"](\w+))?"
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
            target = match[3].rsplit("\\", 1)[-1]
            joins = tuple(_join_table(owner.name, match[2], target, match[4]))
            position = match.start(4 if match[4] else 1)
            yield Related(owner=owner.name, name=match[1], target=target, joins=joins, position=position)


def _join_table(owner: str, method: str, target: str, named: str | None) -> Iterator[str]:
    """The table between two models: as it is named, else both models in order; of a polymorphic one by its name."""
    if method == "belongsToMany":
        yield named or "_".join(sorted((snake(owner), snake(target))))
    elif method in {"morphToMany", "morphedByMany"} and named:
        yield plural(named)


ORM: Final = Orm(name="Laravel", languages=("php",), hints=("extends",), models=_models, relations=_relations)

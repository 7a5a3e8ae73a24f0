"""Peewee: `table_name` of the class `Meta`, else the class in snake case or, in older code, in lower case."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from toolkit.evidence.code.inflection import snake
from toolkit.evidence.code.members import names_in, related_by_keys, text_set_to
from toolkit.evidence.code.orm import Model, Orm, Related

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.evidence.code.scopes import Class
    from toolkit.evidence.code.source import Source

_FOREIGN: Final = re.compile(
    r"^[ \t]*(\w+)\s*=\s*(?:\w+\.)?(?:(?:Deferred)?ForeignKey|ManyToMany)Field\(\s*['\"]?((?:\w+\.)?[A-Z]\w*)",
    re.MULTILINE,
)
_BACK: Final = re.compile(r"(?:[^()]|\([^()]*\)){0,600}?(?:backref|related_name)\s*=\s*['\"](\w+)")


def _models(source: Source) -> Iterator[Model]:
    for each in source.classes:
        if not names_in(source, each.header):
            continue
        set_to = text_set_to(source, each.body, "table_name")
        if set_to is not None:
            schema = text_set_to(source, each.body, "schema")
            yield Model(
                name=each.name,
                tables=(set_to.value,),
                position=set_to.position,
                schema=schema.value if schema is not None else None,
            )
        elif "peewee" in source.text:
            tables = (snake(each.name), each.name.lower())
            yield Model(name=each.name, tables=tables, position=source.tokens[each.at].start)


def _relations(source: Source) -> Iterator[Related]:
    yield from related_by_keys(source, _FOREIGN, _BACK, _joins)


def _joins(source: Source, owner: Class, key: re.Match[str]) -> tuple[str, ...]:
    """The table between two models is called after both, in order."""
    del source
    one, other = sorted((snake(owner.name), snake(key[2].rpartition(".")[2])))
    return (f"{one}_{other}_through",) if "ManyToMany" in key[0] else ()


ORM: Final = Orm(
    name="Peewee",
    languages=("python",),
    hints=("peewee", "table_name", "ForeignKeyField"),
    models=_models,
    relations=_relations,
)

"""Tortoise: `table` of the class `Meta`, else the class in lower case."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from toolkit.evidence.code.members import names_in, related_by_keys, text_set_to
from toolkit.evidence.code.orm import Model, Orm, Related

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.evidence.code.scopes import Class
    from toolkit.evidence.code.source import Source

_FOREIGN: Final = re.compile(
    r"^[ \t]*(\w+)\s*(?::[^=\n]*)?=\s*fields\.(?:ForeignKey|OneToOne|ManyToMany)(?:Field|Relation)\("
    r"\s*['\"]((?:\w+\.)?\w+)",
    re.MULTILINE,
)
_BACK: Final = re.compile(r"(?:[^()]|\([^()]*\)){0,600}?related_name\s*=\s*['\"](\w+)")


def _models(source: Source) -> Iterator[Model]:
    for each in source.classes:
        if not names_in(source, each.header):
            continue
        set_to = text_set_to(source, each.body, "table")
        if set_to is not None:
            schema = text_set_to(source, each.body, "schema")
            yield Model(
                name=each.name,
                tables=(set_to.value,),
                position=set_to.position,
                schema=schema.value if schema is not None else None,
            )
        else:
            tables = (each.name.lower(),)
            yield Model(name=each.name, tables=tables, position=source.tokens[each.at].start)


def _relations(source: Source) -> Iterator[Related]:
    yield from related_by_keys(source, _FOREIGN, _BACK, _joins)


def _joins(source: Source, owner: Class, key: re.Match[str]) -> tuple[str, ...]:
    """The table between two models is called after both."""
    del source
    return (f"{owner.name}_{key[2].rpartition('.')[2]}".lower(),) if "ManyToMany" in key[0] else ()


ORM: Final = Orm(name="Tortoise", languages=("python",), hints=("tortoise",), models=_models, relations=_relations)

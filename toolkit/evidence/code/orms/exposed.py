"""Kotlin Exposed: table objects, and the entity classes made for them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from toolkit.evidence.code.inflection import snake
from toolkit.evidence.code.orm import Model, Orm

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.evidence.code.source import Source

_TABLE: Final = re.compile(r"\bobject\s+(\w+)\s*:\s*\w*Table\w*(?:<\w+>)?\(\s*(?:name\s*=\s*)?(?:\"([^\"]+)\")?")
_ENTITY: Final = re.compile(r"\bcompanion\s+object\s*(?:\w+\s*)?:\s*\w*EntityClass<(?:\w+,\s*)?(\w+)>\(\s*(\w+)")


def _models(source: Source) -> Iterator[Model]:
    tables: dict[str, tuple[str, ...]] = {}
    for match in _TABLE.finditer(source.text):
        bare = match[1].removesuffix("Table")
        tables[match[1]] = (match[2],) if match[2] else (bare, snake(bare), bare.lower())
        position = match.start(2) - 1 if match[2] else match.start(1)
        yield Model(name=match[1], tables=tables[match[1]], position=position)
    for match in _ENTITY.finditer(source.text):
        if match[2] in tables:
            yield Model(name=match[1], tables=tables[match[2]], position=match.start(1))


ORM: Final = Orm(name="Exposed", languages=("kotlin",), hints=("Table",), models=_models)

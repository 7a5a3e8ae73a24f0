"""GORM and its kin: structs with `TableName()`, else the plural of the struct."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from toolkit.evidence.code.inflection import plural, snake
from toolkit.evidence.code.orm import Model, Orm, Related

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.evidence.code.source import Source

_NAMED: Final = re.compile(
    r"func\s*\(\s*(?:\w+\s+)?\*?(\w+)\s*\)\s*TableName\(\)\s*string\s*\{\s*(?://[^\n]*\s*)*return\s*\"(?:(\w+)\.)?(\w+)\""
)
_STRUCT: Final = re.compile(r"^type\s+(\w+)\s+struct\s*\{(.*?)^\}", re.MULTILINE | re.DOTALL)
_MANY: Final = re.compile(r"^\s*(\w+)\s+\[\]\*?(\w+)\b", re.MULTILINE)


def _models(source: Source) -> Iterator[Model]:
    named = set()
    for match in _NAMED.finditer(source.text):
        named.add(match[1])
        position = source.text.index('"', match.end(0) - len(match[3]) - len(match[2] or "") - 3)
        yield Model(name=match[1], tables=(match[3],), position=position, schema=match[2])
    for match in _STRUCT.finditer(source.text):
        # Any struct may carry rows; only tags or the embedded model say that this one does.
        if match[1] not in named and re.search(r"gorm[.:]|\bdb:\"|bun:\"|xorm:\"", match[2]):
            yield Model(name=match[1], tables=(plural(snake(match[1])),), position=match.start(1))


def _relations(source: Source) -> Iterator[Related]:
    for match in _STRUCT.finditer(source.text):
        for many in _MANY.finditer(match[2]):
            yield Related(owner=match[1], name=many[1], target=many[2])


ORM: Final = Orm(
    name="GORM",
    languages=("go",),
    hints=("TableName()", "gorm", 'db:"', 'bun:"', "xorm"),
    models=_models,
    relations=_relations,
)

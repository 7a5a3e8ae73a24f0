"""Prisma: models with `@@map`, reached as properties of the generated client."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from toolkit.evidence.code.orm import Model, Orm, Related

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.evidence.code.source import Source

_MODEL: Final = re.compile(r"^model\s+(\w+)\s*\{(.*?)^\}", re.MULTILINE | re.DOTALL)
_MAP: Final = re.compile(r"@@map\(\s*(?:name:\s*)?\"([^\"]+)\"")
_SCHEMA: Final = re.compile(r"@@schema\(\s*\"([^\"]+)\"")
_LIST: Final = re.compile(r"^\s*(\w+)\s+([A-Z]\w*)\[\]([^\n]*)", re.MULTILINE)
_RELATION_NAME: Final = re.compile(r"@relation\(\s*(?:name:\s*)?\"([^\"]+)\"")
_CLIENTS: Final = (r"\w*prisma\w*", "tx", "trx", "db", r"\w*client")


def _models(source: Source) -> Iterator[Model]:
    for match in _MODEL.finditer(source.text):
        named = _MAP.search(source.text, match.start(2), match.end(2))
        schema = _SCHEMA.search(source.text, match.start(2), match.end(2))
        yield Model(
            name=match[1][:1].lower() + match[1][1:],
            tables=(named[1] if named else match[1],),
            position=named.start() if named else match.start(1),
            schema=schema[1] if schema else None,
            receivers=_CLIENTS,
        )


def _relations(source: Source) -> Iterator[Related]:
    """Lists on both sides, which need a table between them: `_CategoryToPost`."""
    fields = [
        (model[1], field)
        for model in _MODEL.finditer(source.text)
        for field in _LIST.finditer(source.text, model.start(2), model.end(2))
    ]
    lists = {(owner, field[2]) for owner, field in fields}
    for owner, field in fields:
        target = field[2]
        if (target, owner) in lists:
            first, second = sorted((owner, target))
            named = _RELATION_NAME.search(field[3])
            joins = (f"_{named[1] if named else f'{first}To{second}'}",)
            yield Related(owner=owner, name=field[1], target=target, joins=joins, position=field.start(1))


ORM: Final = Orm(name="Prisma", languages=("prisma",), hints=("model",), models=_models, relations=_relations)

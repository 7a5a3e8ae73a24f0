"""Prisma: models with `@@map`, reached as properties of the generated client."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from toolkit.evidence.code.orm import Model, Orm

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.evidence.code.source import Source

_MODEL: Final = re.compile(r"^model\s+(\w+)\s*\{(.*?)^\}", re.MULTILINE | re.DOTALL)
_MAP: Final = re.compile(r"@@map\(\s*(?:name:\s*)?\"([^\"]+)\"")
_SCHEMA: Final = re.compile(r"@@schema\(\s*\"([^\"]+)\"")
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


ORM: Final = Orm(name="Prisma", languages=("prisma",), hints=("model",), models=_models)

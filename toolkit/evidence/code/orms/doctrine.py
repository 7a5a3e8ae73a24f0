r"""Doctrine: `#[ORM\Table(name: ...)]` or the annotation of that name, else the class in snake case."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from toolkit.evidence.code.inflection import snake
from toolkit.evidence.code.members import names_in, text_given_to
from toolkit.evidence.code.orm import Model, Orm

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.evidence.code.source import Source

_TABLE: Final = re.compile(r"@ORM\\Table\([^)]*?name\s*=\s*\"([\w.]+)\"")


def _models(source: Source) -> Iterator[Model]:
    for each in source.classes:
        before = names_in(source, each.before)
        head = source.tokens[each.before.start].start if each.before else source.tokens[each.at].start
        annotated = _TABLE.search(source.text, max(0, head - 800), source.tokens[each.at].start)
        if annotated is None and not before & {"Entity", "Table"}:
            continue
        given = text_given_to(source, each.before, "ORM\\Table", "Table")
        position = source.tokens[each.at].start
        if given is not None:
            yield Model(name=each.name, tables=(given.value,), position=given.position)
        elif annotated is not None:
            yield Model(name=each.name, tables=(annotated[1],), position=annotated.start(1))
        else:
            yield Model(name=each.name, tables=(snake(each.name),), position=position)


ORM: Final = Orm(name="Doctrine", languages=("php",), hints=("ORM\\", "@Entity"), models=_models)

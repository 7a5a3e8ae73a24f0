r"""Doctrine: `#[ORM\Table(name: ...)]` or the annotation of that name, else the class in snake case."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from toolkit.evidence.code.inflection import snake
from toolkit.evidence.code.members import class_around, names_in, text_given_to
from toolkit.evidence.code.orm import Model, Orm, Related

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.evidence.code.source import Source

_TABLE: Final = re.compile(r"@ORM\\Table\([^)]*?name\s*=\s*\"([\w.]+)\"")

_MANY: Final = re.compile(
    r"\bManyToMany\([^)$;]{0,200}?targetEntity\s*[:=]\s*[\"']?\\?([\w\\]+)[^$;]{0,400}?\$(\w+)", re.DOTALL
)


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


def _relations(source: Source) -> Iterator[Related]:
    for match in _MANY.finditer(source.text):
        owner = class_around(source, match.start())
        if owner is not None:
            target = match[1].rsplit("\\", 1)[-1]
            joins = (f"{snake(owner.name)}_{snake(target)}",)
            yield Related(owner=owner.name, name=match[2], target=target, joins=joins, position=match.start())


ORM: Final = Orm(name="Doctrine", languages=("php",), hints=("ORM\\", "@Entity"), models=_models, relations=_relations)

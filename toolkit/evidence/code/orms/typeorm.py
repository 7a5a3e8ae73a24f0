"""TypeORM and MikroORM: `@Entity`, else the class in snake case; relations are decorated members."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from toolkit.evidence.code.inflection import plural, snake
from toolkit.evidence.code.members import class_around, names_in, text_given_to, text_set_to
from toolkit.evidence.code.orm import Model, Orm, Related

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.evidence.code.source import Source

_RELATION: Final = re.compile(
    r"@(?:OneToMany|ManyToOne|OneToOne|ManyToMany)\(\s*\(\w*\)\s*=>\s*(\w+)[^;]*?\)\s*(?:@\w+\([^)]*\)\s*)*"
    r"(?:(?:public|private|readonly)\s+)*(\w+)[?!]?\s*:",
    re.DOTALL,
)


def _models(source: Source) -> Iterator[Model]:
    for each in source.classes:
        if "Entity" not in names_in(source, each.before):
            continue
        given = text_given_to(source, each.before, "Entity") or text_set_to(source, each.before, "tableName")
        schema = text_set_to(source, each.before, "schema")
        yield Model(
            name=each.name,
            tables=(given.value,) if given is not None else (snake(each.name), each.name, plural(snake(each.name))),
            position=given.position if given is not None else source.tokens[each.at].start,
            schema=schema.value if schema is not None else None,
        )


def _relations(source: Source) -> Iterator[Related]:
    for match in _RELATION.finditer(source.text):
        owner = class_around(source, match.start())
        if owner is not None:
            joins = tuple(_joins(owner.name, match[2], match[1])) if "ManyToMany" in match[0] else ()
            yield Related(owner=owner.name, name=match[2], target=match[1], joins=joins, position=match.start(2))


def _joins(owner: str, member: str, target: str) -> Iterator[str]:
    """The table between two entities, by TypeORM's convention, then by MikroORM's."""
    one, name, other = snake(owner), snake(member), snake(target)
    yield from (f"{one}_{name}_{other}", f"{one}_{name}", f"{plural(one)}_{name}")


ORM: Final = Orm(name="TypeORM", languages=("typescript",), hints=("@Entity",), models=_models, relations=_relations)

"""JPA and Hibernate, in Java and Kotlin: `@Table`, else the entity by one of the naming strategies."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from toolkit.evidence.code.inflection import plural, snake
from toolkit.evidence.code.members import class_around, names_in, text_given_to, text_set_to
from toolkit.evidence.code.orm import Model, Orm, Related

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.evidence.code.source import Source

_MANY: Final = re.compile(
    r"(?:List|Set|Collection|MutableList|MutableSet)<(\w+)>\s+(\w+)|\b(\w+)\s*:\s*(?:Mutable)?(?:List|Set)<(\w+)>"
)

# The annotations of a member stand within so many characters before it.
_NEAR: Final = 300


def _models(source: Source) -> Iterator[Model]:
    for each in source.classes:
        if not names_in(source, each.before) & {"Entity", "Table"}:
            continue
        given = text_given_to(source, each.before, "Table")
        schema = text_set_to(source, each.before, "schema")
        yield Model(
            name=each.name,
            tables=(given.value,) if given is not None else (snake(each.name), each.name, each.name.lower()),
            position=given.position if given is not None else source.tokens[each.at].start,
            schema=schema.value if schema is not None else None,
        )


def _relations(source: Source) -> Iterator[Related]:
    for match in _MANY.finditer(source.text):
        owner = class_around(source, match.start())
        target, name = (match[1], match[2]) if match[1] else (match[4], match[3])
        if owner is not None:
            at = match.start()
            joins = tuple(_joins(source, at, snake(owner.name), snake(name), snake(target)))
            yield Related(owner=owner.name, name=name, target=target, joins=joins, position=at)
            yield Related(owner=owner.name, name=f"get{name[:1].upper()}{name[1:]}", target=target, joins=joins)


def _joins(source: Source, at: int, owner: str, name: str, target: str) -> Iterator[str]:
    """The table between two entities, or of an entity's values, called after both or after one and the member."""
    before = source.text[max(0, at - _NEAR) : at].rpartition(";")[2]
    if "@ManyToMany" in before or "@ElementCollection" in before:
        yield from (
            f"{owner}_{name}",
            f"{owner}_{target}",
            f"{plural(owner)}_{plural(target)}",
            f"{plural(owner)}_{name}",
        )


ORM: Final = Orm(
    name="JPA", languages=("java", "kotlin"), hints=("@Entity", "@Table"), models=_models, relations=_relations
)

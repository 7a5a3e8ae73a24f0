"""Rails ActiveRecord: `self.table_name`, else the plural of the class; `has_many` and its kin."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from toolkit.evidence.code.inflection import camel, plural, singular, snake
from toolkit.evidence.code.members import class_around, names_in, text_set_to
from toolkit.evidence.code.orm import Model, Orm, Related

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.evidence.code.source import Source

_RELATION: Final = re.compile(
    r"^\s*(?:has_many|has_one|belongs_to|(has_and_belongs_to_many))\s*\(?\s*:(\w+)([^\n]*)", re.MULTILINE
)
_CLASS_NAME: Final = re.compile(r"\bclass_name(?::|\s*=>)\s*['\"](?:::)?(?:\w+::)*(\w+)")
_SAME_BEGINNING: Final = re.compile(r"^(.*[._])(.+) \1(.+)")
_BASES: Final = frozenset({"ApplicationRecord", "Base"})


def _models(source: Source) -> Iterator[Model]:
    for each in source.classes:
        if not names_in(source, _superclass(source, each.at)) & _BASES:
            continue
        set_to = text_set_to(source, each.body, "table_name")
        if set_to is not None:
            schema, _, table = set_to.value.rpartition(".")
            yield Model(name=each.name, tables=(table,), position=set_to.position, schema=schema or None)
        else:
            table = plural(snake(each.name))
            module = snake(source.package.rsplit("::", 1)[-1])
            tables = (f"{module}_{table}", table) if module else (table,)
            yield Model(name=each.name, tables=tables, position=source.tokens[each.at].start)


def _superclass(source: Source, at: int) -> range:
    line = source.line(source.tokens[at].start)
    return range(at + 1, source.tokens_of_lines(line, line).stop)


def _relations(source: Source) -> Iterator[Related]:
    for match in _RELATION.finditer(source.text):
        owner = class_around(source, match.start(2))
        named = _CLASS_NAME.search(match[3])
        if owner is not None:
            target = named[1] if named else camel(singular(match[2]))
            joins = (_join_table(owner.name, target),) if match[1] else ()
            yield Related(owner=owner.name, name=match[2], target=target, joins=joins, position=match.start(2))


def _join_table(one: str, other: str) -> str:
    """What the table between two classes is called: both tables in order, and what they begin with once.

    >>> _join_table("Project", "Tracker"), _join_table("ShopTag", "ShopOrder")
    ('projects_trackers', 'shop_orders_tags')
    """
    both = " ".join(sorted(plural(snake(name)) for name in (one, other)))
    return _SAME_BEGINNING.sub(r"\1\2_\3", both).replace(" ", "_")


ORM: Final = Orm(
    name="Rails",
    languages=("ruby",),
    hints=("ApplicationRecord", "ActiveRecord::Base"),
    models=_models,
    relations=_relations,
)

"""SQLAlchemy, Flask-SQLAlchemy and SQLModel: `__tablename__`, `Table(...)`, relationships."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from toolkit.evidence.code.inflection import snake
from toolkit.evidence.code.literals import content_of
from toolkit.evidence.code.members import class_around, names_in, text_set_to
from toolkit.evidence.code.orm import Model, Orm, Related

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.evidence.code.source import Source

_RELATION: Final = re.compile(
    r"^[ \t]*(\w+)\s*(?::\s*(?:\w+\.)?Mapped\[(?:.*[\"'\[])?(\w+)[\"'\]|]*[^=\n]*\])?\s*=\s*(?:\w+\.)?"
    r"[rR]elationship\(\s*(?:(?:lambda:\s*)?[\"']?(?:[\w]+\.)*([A-Z]\w*))?",
    re.MULTILINE,
)


def _models(source: Source) -> Iterator[Model]:
    for each in source.classes:
        header = names_in(source, each.header)
        set_to = text_set_to(source, each.body, "__tablename__")
        position = source.tokens[each.at].start
        if set_to is not None:
            schema = text_set_to(source, each.body, "schema")
            yield Model(
                name=each.name,
                tables=(set_to.value,),
                position=set_to.position,
                schema=schema.value if schema is not None else None,
            )
        elif {"db", "Model"} <= header and "SQLAlchemy" in source.text:
            yield Model(name=each.name, tables=(snake(each.name),), position=position)
        elif {"SQLModel", "table"} <= header:
            yield Model(name=each.name, tables=(each.name.lower(),), position=position)
    yield from _core_tables(source)


def _core_tables(source: Source) -> Iterator[Model]:
    """`orders = Table("orders", metadata, ...)`: the variable is used as a class would be."""
    for index, text in enumerate(source.tokens.texts):
        if text != "Table" or not source.is_mark(index + 1, "(") or index + 3 >= len(source.tokens):
            continue
        name = source.tokens[index + 2]
        start = index - 2 if source.is_mark(index - 1, ".") else index
        if name.kind == "text" and source.is_mark(index + 3, ",") and source.is_mark(start - 1, "="):
            arguments = range(index + 2, source.closing(index + 1))
            schema = text_set_to(source, arguments, "schema")
            yield Model(
                name=source.name(start - 2),
                tables=(content_of(name.text)[1],),
                position=name.start,
                schema=schema.value if schema is not None else None,
            )


def _relations(source: Source) -> Iterator[Related]:
    for match in _RELATION.finditer(source.text):
        owner = class_around(source, match.start())
        target = match[3] or match[2]
        if owner is not None and target:
            yield Related(owner=owner.name, name=match[1], target=target)


ORM: Final = Orm(
    name="SQLAlchemy",
    languages=("python",),
    hints=("Table", "__tablename__", "SQLAlchemy", "SQLModel"),
    models=_models,
    relations=_relations,
)

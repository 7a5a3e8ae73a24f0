"""Entity Framework Core: `[Table]`, `ToTable`, and the sets of a context."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from toolkit.evidence.code.inflection import snake
from toolkit.evidence.code.members import text_given_to
from toolkit.evidence.code.orm import Model, Orm

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.evidence.code.source import Source

_SET: Final = re.compile(r"\bDbSet<\s*(?:\w+\.)*(\w+)\s*>\s*(\w+)")
_TO_TABLE: Final = re.compile(r"Entity<\s*(?:\w+\.)*(\w+)\s*>\(.{0,200}?\.ToTable\(\s*\"([^\"]+)\"", re.DOTALL)
_CONFIGURED: Final = re.compile(
    r"IEntityTypeConfiguration<\s*(?:\w+\.)*(\w+)\s*>.{0,800}?\.ToTable\(\s*\"([^\"]+)\"", re.DOTALL
)
_CONTEXTS: Final = (r"\w*context", r"\w*db", "ctx", "uow", r"\w*unitofwork")


def _models(source: Source) -> Iterator[Model]:
    for each in source.classes:
        given = text_given_to(source, each.before, "Table")
        if given is not None:
            yield Model(name=each.name, tables=(given.value,), position=given.position)
    mapped = {match[1]: match for pattern in (_TO_TABLE, _CONFIGURED) for match in pattern.finditer(source.text)}
    for name, match in mapped.items():
        yield Model(name=name, tables=(match[2],), position=match.start(2) - 1)
    for match in _SET.finditer(source.text):
        explicit = mapped.get(match[1])
        tables = (explicit[2],) if explicit else (match[2], snake(match[2]), snake(match[1]), match[1])
        yield Model(name=match[2], tables=tables, position=match.start(2), receivers=_CONTEXTS)
        if explicit is None:
            yield Model(name=match[1], tables=tables, position=match.start(2))


ORM: Final = Orm(name="EF Core", languages=("csharp",), hints=("DbSet<", "[Table", "ToTable("), models=_models)

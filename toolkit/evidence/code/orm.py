"""What an ORM is to the search: how its models say which table they are, and how they relate."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from toolkit.evidence.code.source import Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """A class that an ORM maps. `tables` are the names it may have, the first that exists is meant.

    `position` is where the file says so: at the explicit name of the table, else at the class. With
    `receivers` it is a property, and counts only after one of those words: `prisma.order`.
    """

    name: str
    tables: tuple[str, ...]
    position: int
    schema: str | None = None
    receivers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Related:
    """A member of the class `owner` that leads to the rows of the class `target`; `*` stands for any model.

    `joins` are the names that the table between the two may have, which no class stands for: the first that exists is
    meant. `position` is where the file says so, and `within` the application that it says the target is of.
    """

    owner: str
    name: str
    target: str
    within: str = ""
    joins: tuple[str, ...] = ()
    position: int = -1


def no_relations(source: Source) -> Iterator[Related]:
    """For ORMs whose models know no members that load other models."""
    del source
    yield from ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Orm:
    """An ORM or query builder; one of the `hints` is in every file that declares one of its models."""

    name: str
    languages: tuple[str, ...]
    hints: tuple[str, ...]
    models: Callable[[Source], Iterator[Model]]
    relations: Callable[[Source], Iterator[Related]] = no_relations

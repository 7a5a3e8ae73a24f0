"""A name in code that means a table: a model class, a repository, a property, a relation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pathlib import Path

    from toolkit.model.names import Ref


@dataclass(frozen=True, slots=True, kw_only=True)
class Handle:
    """A class, or what is used like one, that stands for tables wherever it is visible.

    `package` is the namespace it lives in, `file` where it is declared. A handle with `receivers` is a
    property and counts only after one of those words: `prisma.order`, `context.Orders`.
    """

    name: str
    tables: tuple[Ref, ...]
    language: str
    file: Path
    package: str = ""
    through: str = ""
    receivers: tuple[str, ...] = ()

    @property
    def qualified(self) -> tuple[str, ...]:
        """The namespace and the name, whatever separates them in the language."""
        return (*(part for part in self.package.replace("\\", ".").replace("::", ".").split(".") if part), self.name)


class Declared(NamedTuple):
    """A handle, and the place in the file that declares it."""

    handle: Handle
    position: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """A member of a model through which its owner reaches another table: `$session->logs()`.

    `joins` are the tables between the two.
    """

    owner: Handle
    name: str
    target: Handle
    joins: tuple[Ref, ...] = ()

    @property
    def tables(self) -> tuple[Ref, ...]:
        """All tables that are used with it."""
        return (*self.target.tables, *self.joins)

    @property
    def through(self) -> str:
        """What a reference by it is told to come through."""
        return f"relation {self.owner.name}.{self.name}"

"""Where source code names a table, by its own name or by a name that means it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from toolkit.model.names import Ref


class Kind(StrEnum):
    """What the code does with the table at that place, the most telling first."""

    WRITES = "writes"
    READS = "reads"
    DECLARES = "declares"
    MENTIONS = "mentions"


class Role(StrEnum):
    """What the place is for, the most telling first."""

    PRODUCTION = "production"
    SEEDER = "seeder"
    FIXTURE = "fixture"
    TEST = "test"
    MIGRATION = "migration"
    GENERATED = "generated"
    VENDORED = "vendored"
    DOCS = "docs"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """One place that names a table. `through` says how: SQL, a query builder, a model, a relation."""

    table: Ref
    file: str
    line: int
    kind: Kind
    role: Role
    through: str

    @property
    def is_production_use(self) -> bool:
        """Whether the running application reads or writes the table here."""
        return self.role is Role.PRODUCTION and self.kind in {Kind.READS, Kind.WRITES}


@dataclass(frozen=True, slots=True, kw_only=True)
class Behind:
    """A table that is used when a view or a routine is.

    `kind` is what a call of the routine does with it; None stands for what is done with the view.
    """

    table: Ref
    kind: Kind | None = None


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class NotLookedAt:
    """A file or folder, or a way of naming tables, that the search could not see into, and why."""

    what: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeScan:
    """What the source trees say about the tables that were asked for, and what nobody looked at."""

    paths: tuple[str, ...]
    tables: tuple[Ref, ...]
    references: tuple[Reference, ...]
    not_looked_at: tuple[NotLookedAt, ...]

"""Everything that one reading of a database found."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from toolkit.model.order import by_name, by_ref, sort_fields

if TYPE_CHECKING:
    from collections.abc import Mapping

    from toolkit.model.names import Ref
    from toolkit.model.table import Check, Column, Index, Options, Table
    from toolkit.model.types import SqlType


@dataclass(frozen=True, slots=True, kw_only=True)
class Schema:
    """A schema of a Postgres database."""

    name: str
    comment: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """A view or materialised view, with its query as the server prints it."""

    ref: Ref
    definition: str
    columns: tuple[Column, ...] = ()
    materialized: bool = False
    populated: bool = True
    check_option: str | None = None
    security: str | None = None
    indexes: tuple[Index, ...] = ()
    options: Options = ()
    extension: str | None = None
    comment: str | None = None
    owner: str | None = field(default=None, compare=False)

    def __post_init__(self) -> None:
        sort_fields(self, indexes=by_name, options=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Routine:
    """A function, procedure or aggregate; `arguments` tells overloads apart."""

    ref: Ref
    kind: str
    arguments: str
    returns: str | None
    language: str
    definition: str
    security_definer: bool = False
    options: Options = ()
    comment: str | None = None
    owner: str | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger:
    """A trigger on a table or view."""

    name: str
    table: Ref
    timing: str
    events: tuple[str, ...]
    definition: str
    level: str = "row"
    position: int = 1
    enabled: str = "enabled"
    options: Options = ()
    comment: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something the server starts by itself: a MySQL scheduled event or a Postgres event trigger."""

    ref: Ref
    schedule: str
    definition: str
    enabled: str = "enabled"
    options: Options = ()
    comment: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Enum:
    """An enumerated type, its values in their order."""

    ref: Ref
    values: tuple[str, ...]
    comment: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Domain:
    """A named type with a default and checks of its own."""

    ref: Ref
    type: SqlType
    nullable: bool = True
    default: str | None = None
    collation: str | None = None
    checks: tuple[Check, ...] = ()
    comment: str | None = None

    def __post_init__(self) -> None:
        sort_fields(self, checks=by_name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Composite:
    """A named row type."""

    ref: Ref
    columns: tuple[Column, ...]
    comment: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sequence:
    """A sequence and the column that owns it; sequences behind an identity column are the column's."""

    ref: Ref
    type: str
    start: int
    increment: int
    minimum: int
    maximum: int
    cache: int
    cycle: bool = False
    owned_by: tuple[Ref, str] | None = None
    options: Options = ()
    comment: str | None = None
    last_value: int | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Extension:
    """An installed extension and what belongs to it, as the server names those objects."""

    name: str
    version: str
    schema: str
    members: tuple[str, ...] = ()
    comment: str | None = None

    def __post_init__(self) -> None:
        sort_fields(self, members=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """One table of a publication, with its column list and row filter."""

    table: Ref
    columns: tuple[str, ...] = ()
    where: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """A Postgres publication."""

    name: str
    all_tables: bool
    operations: tuple[str, ...]
    schemas: tuple[str, ...] = ()
    tables: tuple[Published, ...] = ()
    options: Options = ()
    comment: str | None = None

    def __post_init__(self) -> None:
        sort_fields(self, schemas=None, tables=lambda item: (item.table.schema, item.table.name))


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Grant:
    """A right that somebody has, or (`revoked`) lacks though the server gives it by default."""

    kind: str
    subject: str
    grantee: str
    privilege: str
    grantable: bool = False
    revoked: bool = False


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Unread:
    """Something that is there and could not be read, and why. It blocks a proof of equality."""

    kind: str
    name: str
    reason: str

    def __str__(self) -> str:
        return f"{self.kind} {self.name}: {self.reason}"


@dataclass(frozen=True, kw_only=True)
class Catalog:
    """A database as the server says it is. Equal catalogs have equal fingerprints."""

    dialect: str
    server_version: str = field(compare=False)
    charset: str | None = field(default=None, compare=False)
    collation: str | None = field(default=None, compare=False)
    schemas: tuple[Schema, ...] = ()
    tables: tuple[Table, ...] = ()
    views: tuple[View, ...] = ()
    routines: tuple[Routine, ...] = ()
    triggers: tuple[Trigger, ...] = ()
    events: tuple[Event, ...] = ()
    enums: tuple[Enum, ...] = ()
    domains: tuple[Domain, ...] = ()
    composites: tuple[Composite, ...] = ()
    sequences: tuple[Sequence, ...] = ()
    extensions: tuple[Extension, ...] = ()
    publications: tuple[Publication, ...] = ()
    grants: tuple[Grant, ...] = ()
    unread: tuple[Unread, ...] = ()
    source: str = field(default="", compare=False)
    taken_at: str = field(default="", compare=False)

    def __post_init__(self) -> None:
        sort_fields(
            self,
            schemas=by_name,
            tables=by_ref,
            views=by_ref,
            routines=lambda item: (*by_ref(item), item.kind, item.arguments),
            triggers=lambda item: (item.table.schema, item.table.name, item.name),
            events=by_ref,
            enums=by_ref,
            domains=by_ref,
            composites=by_ref,
            sequences=by_ref,
            extensions=by_name,
            publications=by_name,
            grants=None,
            unread=None,
        )

    @cached_property
    def _tables_by_ref(self) -> Mapping[Ref, Table]:
        return {table.ref: table for table in self.tables}

    def table(self, ref: Ref) -> Table | None:
        """The table of that name, if there is one."""
        return self._tables_by_ref.get(ref)

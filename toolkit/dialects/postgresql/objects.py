"""What a PostgreSQL database holds beside tables and views."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from toolkit.dialects.postgresql.columns import NotNulls, columns_by_table, read_column_rows
from toolkit.dialects.postgresql.options import oid_list
from toolkit.dialects.postgresql.rows import SequenceRow, TypeRow
from toolkit.dialects.postgresql.types import sql_type
from toolkit.model.catalog import (
    Composite,
    Domain,
    Enum,
    Event,
    Extension,
    Grant,
    Publication,
    Published,
    Routine,
    Schema,
    Sequence,
    Trigger,
    Unread,
)
from toolkit.model.names import Ref
from toolkit.model.table import Check, Identity

if TYPE_CHECKING:
    from toolkit.dialects.session import Session
    from toolkit.model.table import Column

_ENABLED: Final = {"O": "enabled", "D": "disabled", "R": "replica", "A": "always"}
_ROUTINES: Final = {"f": "function", "p": "procedure", "a": "aggregate", "w": "window function"}
# Bits of pg_trigger.tgtype.
_ROW, _BEFORE, _INSERT, _DELETE, _UPDATE, _TRUNCATE, _INSTEAD = 1, 2, 4, 8, 16, 32, 64


def read_sequences(
    session: Session, schemas: dict[str, Any]
) -> tuple[tuple[Sequence, ...], dict[tuple[int, int], Identity]]:
    """Sequences of their own, and those behind identity columns by (table, column number)."""
    sequences: list[Sequence] = []
    identities: dict[tuple[int, int], Identity] = {}
    for row in map(SequenceRow._make, session.named("sequences", schemas)):
        if row.ownership == "i" and row.table is not None and row.column is not None:
            identities[row.table, row.column] = Identity(
                kind="by default",
                start=row.start,
                increment=row.increment,
                minimum=row.minimum,
                maximum=row.maximum,
                cache=row.cache,
                cycle=row.cycle,
            )
            continue
        owned_by = None
        if row.owner_schema and row.owner_table and row.owner_column:
            owned_by = (Ref(schema=row.owner_schema, name=row.owner_table), row.owner_column)
        sequences.append(
            Sequence(
                ref=Ref(schema=row.schema, name=row.name),
                type=row.type,
                start=row.start,
                increment=row.increment,
                minimum=row.minimum,
                maximum=row.maximum,
                cache=row.cache,
                cycle=row.cycle,
                owned_by=owned_by,
                options=(("unlogged", "true"),) if row.persistence == "u" else (),
                comment=row.comment,
            )
        )
    return tuple(sequences), identities


@dataclass(frozen=True, slots=True, kw_only=True)
class Types:
    """The types a database defines for itself."""

    enums: tuple[Enum, ...]
    domains: tuple[Domain, ...]
    composites: tuple[Composite, ...]


def read_types(session: Session, schemas: dict[str, Any]) -> Types:
    """Read enums, domains with their checks, and composite types with their columns."""
    rows = [TypeRow._make(row) for row in session.named("types", schemas)]
    checks = _domain_checks(session, [row.oid for row in rows if row.kind == "d"])
    columns = _composite_columns(session, [row.row_type for row in rows if row.kind == "c"])
    enums, domains, composites = [], [], []
    for row in rows:
        ref = Ref(schema=row.schema, name=row.name)
        if row.kind == "e":
            enums.append(Enum(ref=ref, values=tuple(row.labels or ()), comment=row.comment))
        elif row.kind == "c":
            composites.append(Composite(ref=ref, columns=tuple(columns[row.row_type]), comment=row.comment))
        else:
            domains.append(
                Domain(
                    ref=ref,
                    type=sql_type(row.domain_of, row.base_type, row.base_kind, row.base_category),
                    nullable=not row.not_null,
                    default=row.default,
                    collation=row.collation,
                    checks=tuple(checks[row.oid]),
                    comment=row.comment,
                )
            )
    return Types(enums=tuple(enums), domains=tuple(domains), composites=tuple(composites))


def _domain_checks(session: Session, oids: list[int]) -> defaultdict[int, list[Check]]:
    checks: defaultdict[int, list[Check]] = defaultdict(list)
    if oids:
        for oid, name, expression, validated, comment in session.named("domain_checks", {"oids": oid_list(oids)}):
            checks[oid].append(Check(name=name, expression=expression, validated=validated, comment=comment))
    return checks


def _composite_columns(session: Session, oids: list[int]) -> defaultdict[int, list[Column]]:
    if not oids:
        return defaultdict(list)
    return columns_by_table(read_column_rows(session, {"oids": oid_list(oids)}), {}, NotNulls())


def read_routines(session: Session, schemas: dict[str, Any]) -> tuple[Routine, ...]:
    """Functions, procedures and aggregates."""
    return tuple(
        Routine(
            ref=Ref(schema=schema, name=name),
            kind=_ROUTINES[kind],
            arguments=arguments,
            returns=returns,
            language=language,
            definition=definition,
            security_definer=security_definer,
            comment=comment,
            owner=owner,
        )
        for (schema, name, kind, arguments, returns, language, definition, security_definer, owner, comment)
        in session.named("routines", schemas)
    )  # fmt: skip


def read_triggers(session: Session, refs: dict[int, Ref]) -> tuple[Trigger, ...]:
    """Triggers on the given tables and views."""
    triggers = []
    for oid, name, bits, definition, enabled, comment in session.named("triggers", {"oids": oid_list(refs)}):
        named = ((_INSERT, "insert"), (_UPDATE, "update"), (_DELETE, "delete"), (_TRUNCATE, "truncate"))
        triggers.append(
            Trigger(
                name=name,
                table=refs[oid],
                timing="before" if bits & _BEFORE else "instead of" if bits & _INSTEAD else "after",
                events=tuple(event for bit, event in named if bits & bit),
                definition=definition,
                level="row" if bits & _ROW else "statement",
                enabled=_ENABLED[enabled],
                comment=comment,
            )
        )
    return tuple(triggers)


def read_events(session: Session) -> tuple[Event, ...]:
    """Event triggers, which are the database's own."""
    return tuple(
        Event(
            ref=Ref(name=name),
            schedule=f"on {event}" + (f" when tag in {', '.join(tags)}" if tags else ""),
            definition=function,
            enabled=_ENABLED[enabled],
            comment=comment,
        )
        for name, event, function, enabled, tags, comment in session.named("event_triggers")
    )


def read_schemas(session: Session, schemas: dict[str, Any]) -> tuple[Schema, ...]:
    """The schemas in scope."""
    return tuple(Schema(name=name, comment=comment) for name, comment in session.named("schemas", schemas))


def read_extensions(session: Session) -> tuple[Extension, ...]:
    """Installed extensions and what belongs to each."""
    return tuple(
        Extension(name=name, version=version, schema=schema, members=tuple(members), comment=comment)
        for name, version, schema, members, comment in session.named("extensions")
    )


def read_publications(session: Session) -> tuple[Publication, ...]:
    """Publications with the tables and schemas they name."""
    published: defaultdict[int, list[Published]] = defaultdict(list)
    for oid, schema, name, columns, where in session.named("published_tables"):
        published[oid].append(Published(table=Ref(schema=schema, name=name), columns=tuple(columns), where=where))
    publications = []
    for row in session.named("publications"):
        oid, name, all_tables, insert, update, delete, truncate, via_root, generated, schemas, comment = row
        done = {"insert": insert, "update": update, "delete": delete, "truncate": truncate}
        options = (("publish_via_partition_root", "true"),) if via_root else ()
        if generated:
            options = (("publish_generated_columns", "stored"), *options)
        publications.append(
            Publication(
                name=name,
                all_tables=all_tables,
                operations=tuple(operation for operation, on in done.items() if on),
                schemas=tuple(schemas),
                tables=tuple(published[oid]),
                options=options,
                comment=comment,
            )
        )
    return tuple(publications)


def read_grants(session: Session, schemas: dict[str, Any]) -> tuple[Grant, ...]:
    """Rights beyond, or short of, what the server gives by itself."""
    return tuple(
        Grant(
            kind=kind,
            subject=subject,
            grantee=grantee,
            privilege=privilege,
            grantable=grantable,
            revoked=revoked,
        )
        for kind, subject, grantee, privilege, grantable, revoked in session.named("grants", schemas)
    )


def read_unread(session: Session, schemas: dict[str, Any]) -> tuple[Unread, ...]:
    """Objects the catalog has no word for."""
    return tuple(
        Unread(kind=kind, name=name, reason="the toolkit does not read this kind yet")
        for kind, name in session.named("unread", schemas)
    )

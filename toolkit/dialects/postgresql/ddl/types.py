"""Schemas, extensions, types and sequences: what tables stand on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.dialects.postgresql.ddl.order import Piece
from toolkit.dialects.postgresql.ddl.words import name, names, ref, text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.dialects.postgresql.ddl.order import Calls
    from toolkit.model.catalog import Catalog, Composite, Domain, Sequence
    from toolkit.model.table import Check, Identity


def schemas(catalog: Catalog) -> Iterator[str]:
    """Schemas; the one called public is there already in most databases."""
    for schema in catalog.schemas:
        yield f"CREATE SCHEMA IF NOT EXISTS {name(schema.name)}"


def extensions(catalog: Catalog) -> Iterator[str]:
    """Extensions, in their schemas."""
    for extension in catalog.extensions:
        yield f"CREATE EXTENSION IF NOT EXISTS {name(extension.name)} WITH SCHEMA {name(extension.schema)}"


def types(catalog: Catalog, calls: Calls) -> Iterator[Piece]:
    """Enums, domains and composite types; checks that a domain's making cannot hold are added to it."""
    for enum in catalog.enums:
        yield Piece((f"CREATE TYPE {ref(enum.ref)} AS ENUM ({', '.join(map(text, enum.values))})",), enum.ref)
    for domain in catalog.domains:
        inside = [check for check in domain.checks if check.validated and not calls.need(check.expression, domain.ref)]
        yield Piece((_domain(domain, inside),), domain.ref)
        for check in domain.checks:
            if check not in inside:
                words = f"ALTER DOMAIN {ref(domain.ref)} ADD {_check(check)}"
                yield Piece((words if check.validated else f"{words} NOT VALID",))
    for composite in catalog.composites:
        yield Piece((_composite(composite),), composite.ref)


def _composite(composite: Composite) -> str:
    columns = ", ".join(
        f"{name(column.name)} {column.type}" + (f" COLLATE {column.collation}" if column.collation else "")
        for column in composite.columns
    )
    return f"CREATE TYPE {ref(composite.ref)} AS ({columns})"


def _domain(domain: Domain, checks: list[Check]) -> str:
    words = f"CREATE DOMAIN {ref(domain.ref)} AS {domain.type}"
    if domain.collation:
        words += f" COLLATE {domain.collation}"
    if domain.default is not None:
        words += f" DEFAULT {domain.default}"
    if not domain.nullable:
        words += " NOT NULL"
    return " ".join([words, *map(_check, checks)])


def _check(check: Check) -> str:
    return f"CONSTRAINT {name(check.name)} CHECK ({check.expression})"


def sequences(catalog: Catalog) -> Iterator[Piece]:
    """Sequences, not owned yet."""
    for sequence in catalog.sequences:
        unlogged = "UNLOGGED " if ("unlogged", "true") in sequence.options else ""
        words = f"CREATE {unlogged}SEQUENCE {ref(sequence.ref)} AS {sequence.type}{numbering(sequence)}"
        yield Piece((words,), sequence.ref)


def numbering(of: Sequence | Identity) -> str:
    """How a sequence counts."""
    words = ""
    for keyword, value in (
        ("START WITH", of.start),
        ("INCREMENT BY", of.increment),
        ("MINVALUE", of.minimum),
        ("MAXVALUE", of.maximum),
        ("CACHE", of.cache),
    ):
        if value is not None:
            words += f" {keyword} {value}"
    return f"{words} CYCLE" if of.cycle else words


def sequence_owners(catalog: Catalog) -> Iterator[str]:
    """Tie sequences to the columns they go with."""
    for sequence in catalog.sequences:
        if sequence.owned_by is not None:
            table, column = sequence.owned_by
            yield f"ALTER SEQUENCE {ref(sequence.ref)} OWNED BY {ref(table)}.{names([column])}"

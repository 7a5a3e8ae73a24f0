"""Schemas, extensions, types and sequences: what tables stand on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.dialects.ddl import in_reference_order, unquoted
from toolkit.dialects.postgresql.ddl.words import name, names, ref, text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.model.catalog import Catalog, Composite, Domain, Sequence
    from toolkit.model.table import Identity


def schemas(catalog: Catalog) -> Iterator[str]:
    """Schemas; the one called public is there already in most databases."""
    for schema in catalog.schemas:
        yield f"CREATE SCHEMA IF NOT EXISTS {name(schema.name)}"


def extensions(catalog: Catalog) -> Iterator[str]:
    """Extensions, in their schemas."""
    for extension in catalog.extensions:
        yield f"CREATE EXTENSION IF NOT EXISTS {name(extension.name)} WITH SCHEMA {name(extension.schema)}"


def before_and_after_tables(catalog: Catalog) -> tuple[list[str], list[str]]:
    """Enums, domains and composite types; those that stand on the row of a table come after it."""
    types = {
        str(enum.ref): f"CREATE TYPE {ref(enum.ref)} AS ENUM ({', '.join(map(text, enum.values))})"
        for enum in catalog.enums
    }
    types |= {str(domain.ref): _domain(domain) for domain in catalog.domains}
    types |= {str(composite.ref): _composite(composite) for composite in catalog.composites}
    waited_for = {str(table.ref) for table in catalog.tables} if catalog.composites else set()
    early: list[str] = []
    late: list[str] = []
    for full in in_reference_order(types):
        if any(other in unquoted(types[full]) for other in waited_for):
            late.append(types[full])
            waited_for.add(full)
        else:
            early.append(types[full])
    return early, late


def _composite(composite: Composite) -> str:
    columns = ", ".join(
        f"{name(column.name)} {column.type}" + (f" COLLATE {column.collation}" if column.collation else "")
        for column in composite.columns
    )
    return f"CREATE TYPE {ref(composite.ref)} AS ({columns})"


def _domain(domain: Domain) -> str:
    words = f"CREATE DOMAIN {ref(domain.ref)} AS {domain.type}"
    if domain.collation:
        words += f" COLLATE {domain.collation}"
    if domain.default is not None:
        words += f" DEFAULT {domain.default}"
    if not domain.nullable:
        words += " NOT NULL"
    for check in domain.checks:
        words += f" CONSTRAINT {name(check.name)} CHECK ({check.expression})"
    return words


def sequences(catalog: Catalog) -> Iterator[str]:
    """Sequences, not owned yet."""
    for sequence in catalog.sequences:
        unlogged = "UNLOGGED " if ("unlogged", "true") in sequence.options else ""
        yield f"CREATE {unlogged}SEQUENCE {ref(sequence.ref)} AS {sequence.type}{numbering(sequence)}"


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

"""A catalog as a person reads it: table by table, then what else there is, then what could not be read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from toolkit.catalog.words import describe, noun
from toolkit.model.data import fingerprint, to_data
from toolkit.model.units import count, plural, size

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.model.catalog import Catalog
    from toolkit.model.table import Column, Table

_TITLES: Final = {"postgresql": "PostgreSQL", "mysql": "MySQL", "mariadb": "MariaDB", "sqlite": "SQLite"}


def as_text(catalog: Catalog) -> str:
    """The whole catalog as text."""
    return "\n".join(_lines(catalog))


def _lines(catalog: Catalog) -> Iterator[str]:
    yield f"{catalog.source}  {_TITLES[catalog.dialect]} {catalog.server_version}"
    yield _summary(catalog)
    for table in catalog.tables:
        yield ""
        yield from _table(table)
    yield from _others(catalog)
    if catalog.unread:
        yield ""
        yield f"Not read ({len(catalog.unread)}):"
        for item in catalog.unread:
            yield f"  {item}"


def _summary(catalog: Catalog) -> str:
    total = sum(table.size.total_bytes or 0 for table in catalog.tables)
    parts = [plural(len(catalog.tables), "table"), size(total)]
    for items, name in (
        (catalog.views, "view"),
        (catalog.routines, "routine"),
        (catalog.triggers, "trigger"),
        (catalog.events, "event"),
        (catalog.enums, "enum"),
        (catalog.sequences, "sequence"),
        (catalog.extensions, "extension"),
    ):
        if items:
            parts.append(plural(len(items), name))
    return ", ".join(parts)


def _table(table: Table) -> Iterator[str]:
    kind = "" if table.kind == "table" else f"  {table.kind}"
    yield f"{table.ref}{kind}  {count(table.size.rows, estimated=True)} rows, {size(table.size.total_bytes)}"
    if table.comment:
        yield f"  -- {table.comment}"
    width = max((len(column.name) for column in table.columns), default=0)
    for column in table.columns:
        yield f"  {column.name:<{width}}  {_column(column)}"
    if table.primary_key is not None:
        yield f"  primary key {describe(table.primary_key)}"
    for group in (table.uniques, table.foreign_keys, table.checks, table.exclusions, table.indexes, table.policies):
        for item in group:
            yield f"  {noun(item)} {item.name} {describe(item)}"
    if table.row_security.enabled:
        yield f"  row level security {describe(table.row_security)}"
    if table.partitioning is not None:
        yield f"  partitioned {describe(table.partitioning)}"
        for partition in table.partitioning.partitions:
            yield f"    {describe(partition)}"
    if table.partition_of is not None:
        yield f"  partition of {describe(table.partition_of)}"


def _column(column: Column) -> str:
    text = describe(column)
    return f"{text}  -- {column.comment}" if column.comment else text


def _others(catalog: Catalog) -> Iterator[str]:
    groups = (
        catalog.views,
        catalog.enums,
        catalog.domains,
        catalog.composites,
        catalog.sequences,
        catalog.routines,
        catalog.triggers,
        catalog.events,
        catalog.extensions,
        catalog.publications,
    )
    for group in groups:
        if group:
            yield ""
        for item in group:
            yield _other(item)
    if catalog.grants:
        yield ""
    for grant in catalog.grants:
        verb, way = ("revoked", "from") if grant.revoked else ("granted", "to")
        subject = f"{grant.kind} {grant.subject}".rstrip()
        yield f"{verb} {grant.privilege} on {subject} {way} {grant.grantee}"


def _other(item: object) -> str:
    name = getattr(item, "ref", None) or getattr(item, "name", "")
    text = f"{noun(item)} {name}"
    for attribute, wording in (
        ("arguments", "({})"),
        ("returns", " returns {}"),
        ("values", ": {}"),
        ("type", " {}"),
        ("table", " on {}"),
        ("schedule", " {}"),
        ("version", " {}"),
    ):
        value = getattr(item, attribute, None)
        if value is not None and value != ():
            text += wording.format(value if isinstance(value, str) else describe(value))
    return text


def as_data(catalog: Catalog) -> dict[str, Any]:
    """The whole catalog as JSON knows it, with its fingerprint; properties at their default are left out."""
    return {"version": 1, "fingerprint": fingerprint(catalog), **to_data(catalog)}

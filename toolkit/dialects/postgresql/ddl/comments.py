"""Comments on everything that has one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.dialects.postgresql.ddl.words import name, ref, text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.model.catalog import Catalog, View
    from toolkit.model.table import Table


def comments(catalog: Catalog) -> Iterator[str]:
    """One statement a comment."""
    for target, comment in _commented(catalog):
        if comment is not None:
            yield f"COMMENT ON {target} IS {text(comment)}"


def _commented(catalog: Catalog) -> Iterator[tuple[str, str | None]]:
    yield from ((f"SCHEMA {name(schema.name)}", schema.comment) for schema in catalog.schemas)
    yield from ((f"EXTENSION {name(extension.name)}", extension.comment) for extension in catalog.extensions)
    yield from _of_types(catalog)
    for table in catalog.tables:
        if table.extension is None:
            yield from _of_table(table)
    for view in catalog.views:
        if view.extension is None:
            yield from _of_view(view)
    for routine in catalog.routines:
        kind, nothing = ("AGGREGATE", "*") if routine.kind == "aggregate" else ("ROUTINE", "")
        yield f"{kind} {ref(routine.ref)}({routine.arguments or nothing})", routine.comment
    for trigger in catalog.triggers:
        yield f"TRIGGER {name(trigger.name)} ON {ref(trigger.table)}", trigger.comment

    yield from ((f"PUBLICATION {name(item.name)}", item.comment) for item in catalog.publications)


def _of_types(catalog: Catalog) -> Iterator[tuple[str, str | None]]:
    yield from ((f"TYPE {ref(enum.ref)}", enum.comment) for enum in catalog.enums)
    for composite in catalog.composites:
        yield f"TYPE {ref(composite.ref)}", composite.comment
        yield from (
            (f"COLUMN {ref(composite.ref)}.{name(column.name)}", column.comment) for column in composite.columns
        )
    for domain in catalog.domains:
        yield f"DOMAIN {ref(domain.ref)}", domain.comment
        for check in domain.checks:
            yield f"CONSTRAINT {name(check.name)} ON DOMAIN {ref(domain.ref)}", check.comment
    yield from ((f"SEQUENCE {ref(sequence.ref)}", sequence.comment) for sequence in catalog.sequences)


def _of_view(view: View) -> Iterator[tuple[str, str | None]]:
    yield f"{'MATERIALIZED ' if view.materialized else ''}VIEW {ref(view.ref)}", view.comment
    yield from ((f"COLUMN {ref(view.ref)}.{name(column.name)}", column.comment) for column in view.columns)
    yield from ((f"INDEX {name(view.ref.schema)}.{name(index.name)}", index.comment) for index in view.indexes)


def _of_table(table: Table) -> Iterator[tuple[str, str | None]]:
    yield f"TABLE {ref(table.ref)}", table.comment
    for column in table.columns:
        yield f"COLUMN {ref(table.ref)}.{name(column.name)}", column.comment
    keys = (*((table.primary_key,) if table.primary_key else ()), *table.uniques)
    for key in keys:
        yield f"CONSTRAINT {name(key.name)} ON {ref(table.ref)}", key.comment
    for check in table.checks:
        yield f"CONSTRAINT {name(check.name)} ON {ref(table.ref)}", check.comment
    for exclusion in table.exclusions:
        yield f"CONSTRAINT {name(exclusion.name)} ON {ref(table.ref)}", exclusion.comment
    for index in table.indexes:
        yield f"INDEX {name(table.ref.schema)}.{name(index.name)}", index.comment
    for policy in table.policies:
        yield f"POLICY {name(policy.name)} ON {ref(table.ref)}", policy.comment

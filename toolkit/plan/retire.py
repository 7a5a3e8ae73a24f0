"""Retire a table: nothing is dropped. It gets a dated name, no cascade reaches it, and the application may not use it.

The way back restores it exactly: the name, the comment, the rights and the foreign keys as they were.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from toolkit.catalog.dependents import dependents
from toolkit.dialects.alter import alterations
from toolkit.dialects.quoting import fitting_name
from toolkit.errors import BadInput
from toolkit.model.names import Ref
from toolkit.model.plan import Hazard, Phase, Step

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.model.catalog import Catalog, Grant
    from toolkit.model.operation import RetireTable
    from toolkit.model.table import ForeignKey, Table

PREFIX: Final = "zz_retired"


@dataclass(frozen=True, slots=True, kw_only=True)
class Retirement:
    """What retiring one table of one catalog comes to."""

    operation: RetireTable
    table: Table
    dialect: str
    retired: Ref
    label: str
    cut: tuple[ForeignKey, ...]
    rights: tuple[Grant, ...]


def retirement(operation: RetireTable, catalog: Catalog) -> Retirement:
    """Look the table up, and refuse where something still needs it by its name."""
    table = catalog.table(operation.table)
    if table is None:
        raise BadInput(
            f"There is no table {operation.table} in {catalog.source or 'the database'}.",
            hint="Write it as the audit does, with its schema.",
        )
    users = dependents(catalog).get(table.ref)
    if users:
        raise BadInput(
            f"{table.ref} cannot be retired: it is used by {', '.join(users)}.",
            hint="Change those first, or leave the table out.",
        )
    name = fitting_name(f"{PREFIX}_{operation.on:%Y%m%d}_{table.ref.name}", catalog.dialect)
    return Retirement(
        operation=operation,
        table=table,
        dialect=catalog.dialect,
        retired=Ref(schema=table.ref.schema, name=name),
        label=f"Retired on {operation.on.isoformat()}; was {table.ref.name}.",
        cut=tuple(key for key in table.foreign_keys if not key.inherited),
        rights=tuple(grant for grant in catalog.grants if _is_on(grant, table) and not grant.revoked),
    )


def _is_on(grant: Grant, table: Table) -> bool:
    if grant.grantee == "the owner":
        return False
    return (grant.kind == "table" and grant.subject == str(table.ref)) or (
        grant.kind == "column" and grant.subject.startswith(f"{table.ref}.")
    )


def steps(work: Retirement, because: str) -> Iterator[Step]:
    """The steps, each of which can be taken back by itself."""
    alter = alterations(work.dialect)
    ref = work.table.ref

    def step(title: str, forward: tuple[str, ...], back: tuple[str, ...], hazards: tuple[Hazard, ...] = ()) -> Step:
        return Step(
            title=title,
            operation=work.operation,
            phase=Phase.CONTRACT,
            statements=forward,
            reverse=back,
            hazards=hazards,
            because=because,
        )

    for key in work.cut:
        yield step(
            f"Cut {ref} loose from {key.target}, so that no cascade can empty it",
            alter.drop_foreign_key(ref, key),
            alter.add_foreign_key(ref, key),
            _hazards(work.dialect, "DROP-FK", f"locks {ref} and {key.target} for an instant"),
        )
    closed = [(alter.revoke(right, work.table), alter.grant(right, work.table)) for right in work.rights]
    taken = tuple(statement for forward, _ in closed for statement in forward)
    if taken:
        yield step(
            f"Close {ref} to the application",
            taken,
            tuple(statement for _, back in closed for statement in back),
        )
    yield step(
        f"Label {ref} with what it was",
        alter.comment_on_table(ref, work.label),
        alter.comment_on_table(ref, work.table.comment),
    )
    yield step(
        f"Rename {ref} to {work.retired}",
        alter.rename_table(ref, work.retired.name),
        alter.rename_table(work.retired, ref.name),
        _hazards(work.dialect, "RENAME", f"anything that still uses {ref} fails from here on"),
    )


def _hazards(dialect: str, rule: str, message: str) -> tuple[Hazard, ...]:
    prefix = {"postgresql": "PG"}.get(dialect, "MY")
    return (Hazard(code=f"{prefix}-{rule}", message=message),)


def effect(work: Retirement, catalog: Catalog) -> Catalog:
    """The catalog that the steps should leave behind; a real server has to agree."""
    alter = alterations(work.dialect)
    old, new = work.table.ref, work.retired
    kept = tuple(key for key in work.table.foreign_keys if key not in work.cut)
    table = replace(work.table, ref=new, comment=work.label, foreign_keys=kept)
    gone = {right for right in work.rights if alter.revoke(right, work.table)}
    return replace(
        catalog,
        tables=tuple(table if item.ref == old else item for item in catalog.tables),
        triggers=tuple(replace(item, table=new) if item.table == old else item for item in catalog.triggers),
        sequences=tuple(
            replace(item, owned_by=(new, item.owned_by[1])) if item.owned_by and item.owned_by[0] == old else item
            for item in catalog.sequences
        ),
        grants=tuple(item for item in catalog.grants if item not in gone),
    )

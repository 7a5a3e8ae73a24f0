"""Make a plan from operations: look each up in the catalog, order the steps, and say where they lead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.catalog.bookkeeping import without_bookkeeping
from toolkit.errors import BadInput
from toolkit.model.data import fingerprint
from toolkit.model.plan import Plan
from toolkit.plan.retire import effect, retirement, steps

if TYPE_CHECKING:
    from collections.abc import Iterable

    from toolkit.model.catalog import Catalog
    from toolkit.model.names import Ref
    from toolkit.model.operation import Operation
    from toolkit.model.plan import Step


def make_plan(catalog: Catalog, operations: Iterable[tuple[Operation, str]]) -> Plan:
    """The plan that carries out operations, each given with the reason for it, on a database like this one."""
    catalog = without_bookkeeping(catalog)
    base = fingerprint(catalog)
    made: list[Step] = []
    scope: list[Ref] = []
    for operation, because in operations:
        work = retirement(operation, catalog)
        made.extend(steps(work, because))
        scope.extend((work.table.ref, work.retired))
        catalog = effect(work, catalog)
    return Plan(
        dialect=catalog.dialect,
        base_fingerprint=base,
        target_fingerprint=fingerprint(catalog),
        scope=tuple(scope),
        steps=tuple(made),
    )


def find_table(text: str, catalog: Catalog) -> Ref:
    """The table that a person means: with its schema, or without where only one has that name."""
    matches = [table.ref for table in catalog.tables if text in {str(table.ref), table.ref.name}]
    if not matches:
        raise BadInput(f"There is no table {text!r} in {catalog.source}.", hint="toolkit inspect lists them all.")
    exact = [ref for ref in matches if str(ref) == text]
    if len(matches) > 1 and not exact:
        names = ", ".join(map(str, matches))
        raise BadInput(f"{text!r} could be any of {names}.", hint="Write it with its schema.")
    return (exact or matches)[0]

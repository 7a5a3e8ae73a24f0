"""Run a plan forward, back and forward again on a scratch database, and compare catalog and data each time."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from toolkit.catalog.build import build
from toolkit.catalog.compare import compare
from toolkit.errors import SourceFailed
from toolkit.model.data import fingerprint
from toolkit.plan.decide import find_table, make_plan
from toolkit.render.sql_script import backward_script, forward_script
from toolkit.verify.database import State, fill, run_script, state_of
from toolkit.verify.proof import EngineCertificate, Proof

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from toolkit.catalog.sources import Buildable
    from toolkit.engines import Server
    from toolkit.model.catalog import Catalog
    from toolkit.model.names import Ref
    from toolkit.model.operation import Operation
    from toolkit.model.plan import Plan


def prove(plan: Plan, base: Buildable, server: Server, rows: int) -> EngineCertificate:
    """Prove a plan on one engine, in a database built from its base and filled with rows."""
    with server.database() as url:
        build(base, url)
        empty = state_of(url)
        if rows:
            fill(url, empty.catalog, rows)
        before = state_of(url)
        local = plan_for(plan, before)
        proofs = tuple(_proofs(local, url, before))
    return EngineCertificate(
        engine=server.label,
        tables=len(before.catalog.tables),
        rows=before.rows,
        replanned=local is not plan,
        proofs=proofs,
    )


def plan_for(plan: Plan, state: State) -> Plan:
    """The plan itself where it was made for this very schema; else its operations, planned anew for this one."""
    if plan.dialect == state.catalog.dialect and plan.base_fingerprint == fingerprint(state.catalog):
        return plan
    operations = dict.fromkeys((step.operation, step.because) for step in plan.steps)
    return make_plan(
        state.catalog, [(_relocated(operation, state.catalog), because) for operation, because in operations]
    )


def _relocated(operation: Operation, catalog: Catalog) -> Operation:
    """The same operation where the default schema is called otherwise, or not at all."""
    if catalog.table(operation.table) is not None:
        return operation
    return replace(operation, table=find_table(operation.table.name, catalog))


def _proofs(plan: Plan, url: str, before: State) -> Iterator[Proof]:
    forward, back = forward_script(plan), backward_script(plan)
    moved = _renames(plan)
    try:
        run_script(url, forward, plan.dialect)
        after = state_of(url)
        yield _lands_where_planned(plan, after)
        yield _same_data("every row is still there", before, after, moved)
        run_script(url, back, plan.dialect)
        restored = state_of(url)
        yield _same_catalog("back: the schema is as it was", before, restored)
        yield _same_data("back: every row is as it was", before, restored, {})
        run_script(url, forward, plan.dialect)
        again = state_of(url)
        yield _same_catalog("forward again: the same schema", after, again)
        yield _same_data("forward again: the same rows", before, again, moved)
    except SourceFailed as error:
        yield Proof(name="every statement runs", holds=False, detail=str(error))


def _renames(plan: Plan) -> Mapping[Ref, Ref]:
    """Where each table of the scope is found after the plan: the scope lists each before and after."""
    return dict(zip(plan.scope[::2], plan.scope[1::2], strict=True))


def _lands_where_planned(plan: Plan, after: State) -> Proof:
    holds = fingerprint(after.catalog) == plan.target_fingerprint
    return Proof(
        name="the schema is the one that was planned",
        holds=holds,
        detail=""
        if holds
        else f"the plan says {plan.target_fingerprint[:12]}, the server {fingerprint(after.catalog)[:12]}",
    )


def _same_catalog(name: str, left: State, right: State) -> Proof:
    differences = compare(left.catalog, right.catalog)
    # Nobody else has rights on a database that was made for the proof.
    unread = dict.fromkeys(
        item for item in (*left.catalog.unread, *right.catalog.unread) if item.kind not in {"grants", "rights"}
    )
    detail = "; ".join(
        [f"{item.subject} {item.aspect}: {item.left} / {item.right}" for item in differences[:5]]
        + [f"{item.kind} {item.name} could not be read to compare it: {item.reason}" for item in islice(unread, 5)]
    )
    return Proof(name=name, holds=not differences and not unread, detail=detail)


def _same_data(name: str, left: State, right: State, moved: Mapping[Ref, Ref]) -> Proof:
    problems = []
    for table, (rows, checksum) in left.data.items():
        found = right.data.get(moved.get(table, table))
        if found is None:
            problems.append(f"{table} is gone")
        elif found[0] != rows:
            problems.append(f"{table} had {rows} rows and has {found[0]}")
        elif found[1] != checksum:
            problems.append(f"a row of {table} changed")
    return Proof(name=name, holds=not problems, detail="; ".join(problems))

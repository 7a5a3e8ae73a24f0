"""A plan as plain SQL, forward and back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from toolkit.dialects.alter import alterations
from toolkit.plan.file import plan_id

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from toolkit.model.plan import Plan, Step

_TITLES: Final = {"postgresql": "PostgreSQL", "mysql": "MySQL", "mariadb": "MariaDB"}


def forward_script(plan: Plan) -> str:
    """The script that carries the plan out."""
    return _script(plan, "forward", ((step, step.statements) for step in plan.steps))


def backward_script(plan: Plan) -> str:
    """The script that takes it back, last step first."""
    return _script(plan, "back", ((step, step.reverse) for step in reversed(plan.steps)))


def _script(plan: Plan, direction: str, parts: Iterable[tuple[Step, tuple[str, ...]]]) -> str:
    return "\n".join(_lines(plan, direction, parts))


def _lines(plan: Plan, direction: str, parts: Iterable[tuple[Step, tuple[str, ...]]]) -> Iterator[str]:
    yield f"-- Plan {plan_id(plan)} for {_TITLES[plan.dialect]}, {direction}."
    yield f"-- Touches only: {', '.join(map(str, plan.scope))}."
    yield "-- Each statement stands by itself: run them one at a time, without a transaction around them all."
    yield ""
    yield from (f"{statement};" for statement in alterations(plan.dialect).prepare())
    for step, statements in parts:
        yield ""
        yield f"-- {step.title}" if direction == "forward" else f"-- Take back: {step.title}"
        if direction == "forward":
            yield from (f"-- {hazard.code}: {hazard.message}" for hazard in step.hazards)
        yield from (f"{statement};" for statement in statements)
    yield ""

"""A plan as one Alembic revision, which needs nothing but Alembic to run."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from toolkit.dialects.alter import alterations
from toolkit.plan.file import plan_id

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.model.plan import Plan

_FAMILIES: Final = {
    "postgresql": ("postgresql",),
    "mysql": ("mysql", "mariadb"),
    "mariadb": ("mysql", "mariadb"),
}


def revision(plan: Plan, title: str, after: str | None) -> str:
    """The text of the revision that follows `after` (None: it is the first)."""
    return "\n".join(_lines(plan, title, after))


def _lines(plan: Plan, title: str, after: str | None) -> Iterator[str]:
    yield f'"""{title}'
    yield ""
    for reason in dict.fromkeys(step.because for step in plan.steps if step.because):
        yield reason
        yield ""
    yield f"Touches only: {', '.join(map(str, plan.scope))}."
    yield '"""'
    yield ""
    yield "from alembic import context, op"
    yield ""
    yield f"revision = {_literal(plan_id(plan))}"
    yield f"down_revision = {_literal(after)}"
    yield "branch_labels = None"
    yield "depends_on = None"
    yield ""
    yield ""
    yield "def _run(*statements: str) -> None:"
    yield "    dialect = context.get_context().dialect.name"
    yield f"    if dialect not in {_FAMILIES[plan.dialect]!r}:"
    yield f'        raise RuntimeError(f"This revision was planned for {plan.dialect}, not for {{dialect}}.")'
    yield "    for statement in statements:"
    yield "        # The colons of a statement are its own, not those of bound parameters."
    yield '        op.execute(statement.replace(":", r"\\:"))'
    yield ""
    yield ""
    yield from _function("upgrade", plan, [(step.title, step.statements) for step in plan.steps])
    yield ""
    yield ""
    back = [(f"Take back: {step.title}", step.reverse) for step in reversed(plan.steps)]
    yield from _function("downgrade", plan, back)
    yield ""


def _function(name: str, plan: Plan, parts: list[tuple[str, tuple[str, ...]]]) -> Iterator[str]:
    yield f"def {name}() -> None:"
    yield f"    _run({', '.join(map(_literal, alterations(plan.dialect).prepare()))})"
    for title, statements in parts:
        yield f"    # {title}"
        yield "    _run("
        yield from (f"        {_literal(statement)}," for statement in statements)
        yield "    )"


def _literal(text: str | None) -> str:
    """A Python literal, in double quotes where that needs no escape."""
    if text is None:
        return "None"
    plain = '"' not in text and "\\" not in text and text.isprintable()
    return f'"{text}"' if plain else repr(text)

"""A plan as a file (TOML) that a person can read, edit and review. The same plan gives the same bytes."""

from __future__ import annotations

import tomllib
from datetime import date
from typing import TYPE_CHECKING, Any, Final

import tomlkit
from tomlkit.items import String, StringType

from toolkit.errors import BadInput
from toolkit.model.data import fingerprint
from toolkit.model.names import Ref
from toolkit.model.operation import RetireTable
from toolkit.model.plan import Hazard, Phase, Plan, Step

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_VERSION: Final = 1
_HEAD: Final = (
    "A plan made by the toolkit. Read the steps, take out what you do not want, and prove the rest:",
    "  toolkit verify plan.toml --base SOURCE --engine ENGINE",
)


def write_plan(plan: Plan) -> str:
    """The text of the plan's file."""
    document = tomlkit.document()
    for line in _HEAD:
        document.add(tomlkit.comment(line))
    document.add(tomlkit.nl())
    document.add("version", tomlkit.item(_VERSION))
    document.add("dialect", tomlkit.item(plan.dialect))
    document.add("base", tomlkit.item(plan.base_fingerprint))
    document.add("target", tomlkit.item(plan.target_fingerprint))
    scope = tomlkit.array()
    for ref in plan.scope:
        scope.append(_ref(ref))
    document.add("scope", scope.multiline(True))
    steps = tomlkit.aot()
    for step in plan.steps:
        steps.append(_step(step))
    document.add("steps", steps)
    return tomlkit.dumps(document)


def _ref(ref: Ref) -> Any:
    item = tomlkit.inline_table()
    item.update({"schema": ref.schema, "name": ref.name})
    return item


def _step(step: Step) -> Any:
    table = tomlkit.table()
    operation = tomlkit.inline_table()
    operation.update({"do": "retire table", "table": _ref(step.operation.table), "on": step.operation.on})
    table.add("title", step.title)
    table.add("because", step.because)
    table.add("operation", operation)
    table.add("phase", step.phase.value)
    table.add("statements", _texts(step.statements))
    table.add("reverse", _texts(step.reverse))
    if step.hazards:
        hazards = tomlkit.array()
        for hazard in step.hazards:
            item = tomlkit.inline_table()
            item.update({"code": hazard.code, "message": hazard.message})
            hazards.append(item)
        table.add("hazards", hazards.multiline(True))
    return table


def _texts(texts: tuple[str, ...]) -> Any:
    array = tomlkit.array()
    for text in texts:
        # Statements are full of quotes: a literal text shows them as they are, where it can.
        plain = "'" not in text and text.isprintable()
        array.append(String.from_raw(text, StringType.SLL) if plain else text)
    return array.multiline(True)


def read_plan(path: Path) -> Plan:
    """Read a plan's file, checking that it holds what a plan needs."""
    try:
        data = tomllib.loads(path.read_text("utf-8"))
    except OSError as error:
        raise BadInput(f"The plan {path} cannot be read: {error.strerror}.", hint="Check the path.") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadInput(f"The plan {path} is not valid TOML: {error}.", hint="Mend it, or make it anew.") from None
    if data.get("version") != _VERSION:
        raise BadInput(
            f"The plan {path} has version {data.get('version')!r}; this toolkit reads version {_VERSION}.",
            hint="Make it anew with: toolkit consolidate tables.",
        )
    try:
        return _plan(data)
    except (KeyError, TypeError, ValueError) as error:
        raise BadInput(
            f"The plan {path} is not whole: {error} is missing or wrong.", hint="Mend it, or make it anew."
        ) from None


def _plan(data: Mapping[str, Any]) -> Plan:
    return Plan(
        dialect=data["dialect"],
        base_fingerprint=data["base"],
        target_fingerprint=data["target"],
        scope=tuple(Ref(**ref) for ref in data["scope"]),
        steps=tuple(_read_step(step) for step in data["steps"]),
    )


def _read_step(data: Mapping[str, Any]) -> Step:
    operation = data["operation"]
    if operation["do"] != "retire table" or not isinstance(operation["on"], date):
        raise ValueError(f"the operation {operation['do']!r}")
    return Step(
        title=data["title"],
        because=data["because"],
        operation=RetireTable(table=Ref(**operation["table"]), on=operation["on"]),
        phase=Phase(data["phase"]),
        statements=tuple(data["statements"]),
        reverse=tuple(data["reverse"]),
        hazards=tuple(Hazard(**hazard) for hazard in data.get("hazards", ())),
    )


def plan_id(plan: Plan) -> str:
    """A short name for a plan, the same for the same plan; it is the revision's id in Alembic."""
    return fingerprint(plan)[:12]

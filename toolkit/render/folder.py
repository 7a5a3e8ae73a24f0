"""Everything that a plan comes to, in one folder."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from toolkit.errors import BadInput
from toolkit.plan.file import plan_id, write_plan
from toolkit.render.alembic_revision import revision
from toolkit.render.sql_script import backward_script, forward_script

if TYPE_CHECKING:
    from pathlib import Path

    from toolkit.model.plan import Plan

_NOT_A_WORD = re.compile(r"[^a-z0-9]+")


def write_folder(plan: Plan, folder: Path, after: str | None) -> tuple[tuple[Path, str], ...]:
    """Write the plan and its scripts, and say what each file is."""
    title = plan.steps[0].operation.table.name if plan.steps else "nothing"
    slug = _NOT_A_WORD.sub("_", f"retire_{title}".lower()).strip("_")
    contents = {
        "plan.toml": (write_plan(plan), "the plan, to read and review"),
        "forward.sql": (forward_script(plan), f"plain SQL for {plan.dialect}"),
        "back.sql": (backward_script(plan), "plain SQL that takes it back"),
        f"{plan_id(plan)}_{slug}.py": (
            revision(plan, f"Retire {title}", after),
            f"an Alembic revision after {after}" if after else "an Alembic revision; set its down_revision",
        ),
    }
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, (text, _) in contents.items():
            (folder / name).write_text(text, encoding="utf-8")
    except OSError as error:
        raise BadInput(
            f"{folder} cannot be written: {error.strerror}.", hint="Name another folder with --out."
        ) from None
    return tuple((folder / name, what) for name, (_, what) in contents.items())

"""Verdicts that a project has overruled, as its settings say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from toolkit.config import read_config
from toolkit.errors import BadInput
from toolkit.findings.inputs import Overrule
from toolkit.model.finding import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_HINT = 'Write: [[audit.overrule]], table = "name or glob", verdict = "keep", reason = "why".'


def read_overrules(path: Path | None = None) -> tuple[Overrule, ...]:
    """Every `[[audit.overrule]]` of a settings file; without a file, of the nearest `toolkit.toml`."""
    config = read_config(path)
    section = config.section("audit")
    unknown = sorted(section.keys() - {"overrule"})
    if unknown:
        raise BadInput(f"audit.{unknown[0]} in {config.path} is nothing that an audit knows.", hint=_HINT)
    entries = section.get("overrule", [])
    if not isinstance(entries, list):
        raise BadInput(f"audit.overrule in {config.path} is not a list of tables.", hint=_HINT)
    return tuple(_overrules(entries, config.path))


def _overrules(entries: list[Any], path: Path | None) -> Iterator[Overrule]:
    for number, entry in enumerate(entries, 1):
        where = f"Overrule {number} in {path}"
        if not isinstance(entry, dict) or not all(_is_text(entry.get(key)) for key in ("table", "reason")):
            raise BadInput(f"{where} names no table, or gives no reason.", hint=_HINT)
        unknown = sorted(entry.keys() - {"table", "verdict", "reason", "code"})
        if unknown:
            raise BadInput(f"{where} has {', '.join(unknown)}, which nobody knows.", hint=_HINT)
        verdict = entry.get("verdict", Verdict.KEEP)
        if verdict not in tuple(Verdict):
            raise BadInput(f"{where} gives the verdict {verdict!r}.", hint=f"There are: {', '.join(Verdict)}.")
        yield Overrule(
            table=entry["table"],
            verdict=Verdict(verdict),
            reason=entry["reason"],
            code=str(entry.get("code", "")).upper(),
        )


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value)

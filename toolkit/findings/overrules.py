"""Verdicts that a project has overruled, as its settings say."""

from __future__ import annotations

from dataclasses import replace
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, Any

from toolkit.config import read_config
from toolkit.errors import BadInput
from toolkit.findings.inputs import Overrule
from toolkit.model.finding import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from toolkit.findings.audit import Audit
    from toolkit.model.finding import Finding
    from toolkit.model.names import Ref

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


def overruled(finding: Finding, overrules: Iterable[Overrule]) -> Finding:
    """The finding; where a person said otherwise, with that verdict and the reason."""
    for each in overrules:
        if _fits(each, finding):
            said = f"{finding.verdict} was overruled: {each.reason}"
            return replace(finding, verdict=each.verdict, overruled=said)
    return finding


def idle_overrules(overrules: Iterable[Overrule], audits: Sequence[Audit], *, whole: bool) -> Iterator[str]:
    """What a person overruled, and nobody said: a sentence each.

    Unless the databases were audited as a `whole`, an overrule may be about a table that nobody looked at.
    """
    for each in overrules:
        rule = f"{each.code} for " if each.code else ""
        if not any(_names(each, table.ref) for audit in audits for table in audit.catalog.tables):
            if whole:
                yield f"the overrule of {rule}{each.table} fits no table that was audited"
        elif not any(_fits(each, finding) for audit in audits for finding in audit.findings):
            yield f"the overrule of {rule}{each.table} fits no finding{'' if rule else ' that questions the table'}"


def _names(overrule: Overrule, ref: Ref) -> bool:
    return any(fnmatchcase(name, overrule.table) for name in (ref.name, str(ref)))


def _fits(overrule: Overrule, finding: Finding) -> bool:
    """Whether it is about such a finding; without a code only about one that questions the table, or did."""
    questioned = finding.verdict is not Verdict.KEEP or bool(finding.overruled)
    return _names(overrule, finding.subject) and (overrule.code == finding.code or (not overrule.code and questioned))


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

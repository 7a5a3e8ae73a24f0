"""Several databases audited in one go: each by itself, and the ideas that their tables share."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Protocol

from toolkit.dialects.session import Scope
from toolkit.dialects.several import each_at_once, ensure_going_on
from toolkit.dialects.url import parse_url, shown
from toolkit.errors import BadInput, ToolkitError
from toolkit.evidence.overlap.ideas import find_ideas
from toolkit.findings.audit import Audit, audit_database
from toolkit.findings.clusters import by_primary
from toolkit.findings.inputs import Inputs
from toolkit.findings.overrules import idle_overrules

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from toolkit.dialects.session import Limits
    from toolkit.model.idea import Idea


class _Audit(Protocol):
    def __call__(self, url: str, *, say: Callable[[str], None]) -> Audit | ToolkitError: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """A database that could not be audited, and the sentence that says why."""

    target: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Estate:
    """Every audit that was asked for, in that order, and the ideas that several tables have.

    `remarks` are what there is to say of no audit by itself, a sentence each.
    """

    audits: tuple[Audit, ...]
    ideas: tuple[Idea, ...] = ()
    refused: tuple[Refused, ...] = ()
    remarks: tuple[str, ...] = ()


def audit_estate(
    urls: Sequence[str],
    scope: Scope | None = None,
    limits: Limits | None = None,
    inputs: Inputs | None = None,
    *,
    jobs: int = 1,
    say: Callable[[str], None] = lambda _: None,
) -> Estate:
    """Audit each database by itself, several at a time; one that refuses does not keep the others.

    A replica of another that was given is audited with it, as one database.

    Raises:
        ToolkitError: None of them could be audited; it is what each of them said.
    """
    scope, inputs = scope or Scope(), inputs or Inputs()
    targets = [shown(parse_url(url)) for url in urls]
    twice = next((target for target in targets if targets.count(target) > 1), None)
    if twice is not None:
        raise BadInput(f"{twice} was given twice.", hint="Give each database once.")
    say("connecting")
    replicas = by_primary(urls, limits, jobs=jobs)
    urls = list(replicas)
    targets = [shown(parse_url(url)) for url in urls]
    audit = partial(_audited, scope=scope, limits=limits, inputs=inputs, replicas=replicas)
    done = _each(urls, audit, jobs, say)
    audits = tuple(each for each in done if isinstance(each, Audit))
    refused = tuple(
        (target, each) for target, each in zip(targets, done, strict=True) if isinstance(each, ToolkitError)
    )
    if not audits:
        raise _all_refused(refused)
    return Estate(
        audits=audits,
        ideas=tuple(
            idea for idea in find_ideas({audit.target: audit.catalog for audit in audits}) if not _shown(idea, audits)
        ),
        refused=tuple(Refused(target=target, why=str(each)) for target, each in refused),
        remarks=tuple(idle_overrules(inputs.overrules, audits, whole=not (refused or scope.narrows))),
    )


def _all_refused(refused: Sequence[tuple[str, ToolkitError]]) -> ToolkitError:
    """What to say where there is nothing to report."""
    if len(refused) == 1:
        return refused[0][1]
    each = "".join(f"\n  {target}: {why}" for target, why in refused)
    return ToolkitError(f"None of the {len(refused)} databases could be audited:{each}")


def _each(urls: Sequence[str], audit: _Audit, jobs: int, say: Callable[[str], None]) -> list[Audit | ToolkitError]:
    """Every database's audit, several at a time. Whoever interrupts waits for no more than the step at hand."""
    if len(urls) == 1:
        return [audit(urls[0], say=say)]

    def step(text: str) -> None:
        ensure_going_on()
        say(text)

    return each_at_once(partial(audit, say=step), urls, jobs)


def _shown(idea: Idea, audits: Sequence[Audit]) -> bool:
    """Whether rows were compared that say the same more surely."""
    tables = {place.table for place in idea.places}
    targets = {place.target for place in idea.places}
    return any(
        tables == {overlap.left, overlap.right} and targets == {audit.target}
        for audit in audits
        for overlap in audit.overlaps
    )


def _audited(
    url: str,
    *,
    scope: Scope,
    limits: Limits | None,
    inputs: Inputs,
    replicas: Mapping[str, tuple[str, ...]],
    say: Callable[[str], None],
) -> Audit | ToolkitError:
    target = shown(parse_url(url))
    try:
        return audit_database(url, scope, limits, inputs, lambda step: say(f"{target}: {step}"), replicas[url])
    except ToolkitError as error:
        return error

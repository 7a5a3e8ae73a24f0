"""Compare what an audit said of every table with the truth."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from benchmarks.audit.case import Truth
from toolkit.model.finding import Verdict
from toolkit.model.overlap import Relation

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from benchmarks.audit.case import Database, Label
    from toolkit.findings.audit import Audit
    from toolkit.model.finding import Finding
    from toolkit.model.names import Ref

_SAME: Final = frozenset({Relation.DUPLICATE, Relation.SUBSET})
_COPIES: Final = "T003"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What an audit said of one table: `pointed` says that an overlap or a rule for copies named it rightly."""

    engine: str
    database: str
    table: str
    label: Label
    holds_rows: bool
    verdict: Verdict = Verdict.KEEP
    summary: str = ""
    evidence: tuple[str, ...] = ()
    pointed: bool = False

    @property
    def questioned(self) -> bool:
        """Whether the audit wants anything done with the table."""
        return self.verdict is not Verdict.KEEP

    @property
    def found(self) -> bool:
        """Whether what is wrong with the table was found."""
        match self.label.truth:
            case Truth.USED:
                return False
            case Truth.REDUNDANT | Truth.COPY:
                return self.pointed
            case _:
                return self.questioned

    @property
    def settled(self) -> bool:
        """Whether the verdict says what to do, and not only that somebody should look."""
        end = Verdict.ARCHIVE if self.holds_rows else Verdict.DROP
        return self.verdict is (Verdict.MERGE if self.label.truth is Truth.REDUNDANT else end)

    @property
    def in_use(self) -> bool:
        """Whether to question the table at all is wrong."""
        return self.label.truth is Truth.USED or (self.label.truth is Truth.COPY and self.label.used)

    @property
    def wrong(self) -> bool:
        """Whether following the verdict would lose something."""
        match self.verdict:
            case Verdict.DROP:
                return self.holds_rows or self.label.truth not in {Truth.UNUSED, Truth.COPY} or self.in_use
            case Verdict.ARCHIVE:
                return self.in_use or self.label.truth is Truth.WRITTEN
            case Verdict.MERGE:
                # A copy by hand says the same as what it was copied from.
                return self.in_use or self.label.truth not in {Truth.REDUNDANT, Truth.COPY}
            case _:
                return False

    @property
    def disagreement(self) -> str:
        """What is wrong with it in a sentence; nothing where the audit is right."""
        truth = f"{self.label.truth}{f', with {self.label.partner}' if self.label.partner else ''}"
        if self.wrong or (self.questioned and self.in_use):
            return f"is {truth}, and the audit says {self.verdict}: {self.summary}"
        if not self.found and not self.in_use:
            return f"is {truth}, and the audit says {self.verdict}{f': {self.summary}' if self.summary else ''}"
        if self.label.truth is Truth.COPY and not self.pointed:
            return "is one of several copies, which no rule says"
        return ""


def outcomes(database: Database, engine: str, audit: Audit, filled: Collection[Ref]) -> Iterator[Outcome]:
    """The outcome for every table of a database; a table without a label is a mistake in the case."""
    tables = [table.ref for table in audit.catalog.tables if table.partition_of is None and not table.extension]
    names = {ref: _named(database, ref) for ref in tables}
    # What a migration tool keeps for itself the audit leaves out.
    for name in database.labels.keys() - names.values():
        if name not in database.schema:
            raise ValueError(f"{database.name}: there is no table {name}")
        yield Outcome(engine=engine, database=database.name, table=name, label=database.labels[name], holds_rows=True)
    questions = {finding.subject: finding for finding in audit.verdicts}
    for ref in tables:
        finding: Finding | None = questions.get(ref)
        label = database.labels[names[ref]]
        yield Outcome(
            engine=engine,
            database=database.name,
            table=str(ref),
            label=label,
            holds_rows=ref in filled,
            verdict=finding.verdict if finding else Verdict.KEEP,
            summary=finding.summary if finding else "",
            evidence=_evidence(finding) if finding else (),
            pointed=_pointed(audit, ref, label, finding),
        )


def _named(database: Database, ref: Ref) -> str:
    """The name under which a table has its label: with its schema where that is given."""
    for name in (str(ref), ref.name):
        if name in database.labels:
            return name
    raise ValueError(f"{database.name}: {ref} has no label")


def _pointed(audit: Audit, ref: Ref, label: Label, finding: Finding | None) -> bool:
    if label.truth is Truth.COPY:
        told = [each for each in audit.advice if each.code == _COPIES]
        return any(ref == each.subject or str(ref) in each.summary.replace(",", " ").split() for each in told)
    if label.truth is not Truth.REDUNDANT:
        return False
    schema = f"{ref.schema}." if ref.schema else ""
    if finding is not None and finding.verdict is Verdict.MERGE:
        return any(
            text.startswith((f"{label.partner} says", f"{schema}{label.partner} says")) for text in finding.evidence_for
        )
    return any(
        each.relation in _SAME
        and {each.left.name, each.right.name} == {ref.name, label.partner}
        and (each.left == ref or each.relation is Relation.DUPLICATE)
        for each in audit.overlaps
    )


def _evidence(finding: Finding) -> tuple[str, ...]:
    return (
        *(f"for: {each}" for each in finding.evidence_for),
        *(f"against: {each}" for each in finding.evidence_against),
    )

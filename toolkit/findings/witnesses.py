"""What each family of evidence says about whether a table is read and written, in one form."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from toolkit.findings.use import counted_use
from toolkit.model.evidence import Measure
from toolkit.model.finding import Use
from toolkit.model.units import plural, rows_were, times

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from toolkit.model.evidence import Evidence, Window


# Where nobody knows since when the server counts, what is younger than this is of late.
_MONTH: Final = timedelta(days=31)
# Two resets in a row are one.
_JITTER: Final = timedelta(minutes=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Witness:
    """One family's answer; None where it cannot tell. `absent` speaks for disuse, `present` against it.

    `doubted` says that something there may be use, so that its answer settles nothing.
    """

    family: str
    reads: bool | None
    writes: bool | None
    absent: tuple[str, ...] = ()
    present: tuple[str, ...] = ()
    cannot_see: str = ""
    window: Window | None = None
    doubted: bool = False


def witnesses(about: Mapping[Measure, Evidence]) -> tuple[Witness, ...]:
    """Every family that was asked about a table."""
    statements = _statements(about)
    counters = _counters(about)
    if counters is not None and statements is not None:
        counters = _explained(counters, statements, about)
    asked = (counters, statements, _logs(about), _code(about), _freshness(about))
    return tuple(witness for witness in asked if witness is not None)


def _explained(counters: Witness, statements: Witness, about: Mapping[Measure, Evidence]) -> Witness:
    """Rows that were read, though the server remembers every statement of that time and none of them reads.

    Those that write the table read them, to find what they change; where none does, a reader hides from the statements,
    as does something in the database that needs the table.
    """
    began, since = (witness.window.start if witness.window else None for witness in (statements, counters))
    covered = began is not None and since is not None and began <= since + _JITTER
    dependents = about.get(Measure.DEPENDENTS)
    needed = dependents is None or dependents.value
    if not counters.reads or statements.reads is not False or not statements.writes or not covered or needed:
        return counters
    rows = rows_were(about[Measure.ROWS_READ].value or 0, "read")
    return replace(
        counters,
        reads=None,
        absent=(*counters.absent, f"{rows}, and of all statements only some that write it can have read them"),
        present=tuple(text for text in counters.present if text != rows),
    )


def _counters(about: Mapping[Measure, Evidence]) -> Witness | None:
    reads = about.get(Measure.UNEXPLAINED_READS)
    if reads is None:
        return None
    use = counted_use(about)
    known = use is not Use.UNKNOWN
    absent: list[str] = []
    present: list[str] = []
    if known and not reads.value:
        touched = bool(about[Measure.ROWS_READ].value)
        absent.append("nobody read a row of it" if touched else "no row of it was read")
        if reads.because:
            absent.append(reads.because)
        scans = about.get(Measure.SCANS)
        if scans is not None and scans.value and not touched:
            present.append(f"it was scanned {times(scans.value)}, though no scan read a row")
    elif reads.value:
        present.append(rows_were(about[Measure.ROWS_READ].value or 0, "read"))
    writes = about[Measure.UNEXPLAINED_WRITES]
    written = writes.value
    if written:
        present.append(f"{rows_were(written, 'inserted, updated or deleted')}, so something writes it")
    elif known:
        absent.append(f"nobody wrote a row of it{f'; {writes.because}' if writes.because else ''}")
    return Witness(
        family=reads.family,
        reads=bool(reads.value) if known else None,
        writes=bool(written) if known else None,
        absent=tuple(absent),
        present=tuple(present),
        cannot_see=reads.cannot_see,
        window=reads.window,
    )


def _statements(about: Mapping[Measure, Evidence]) -> Witness | None:
    return _pair(
        about,
        (Measure.STATEMENT_READS, Measure.STATEMENT_WRITES),
        nothing="no statement that the server remembers {verb} it",
        something="a statement that ran {times} {verb} it: {because}",
    )


def _logs(about: Mapping[Measure, Evidence]) -> Witness | None:
    return _pair(
        about,
        (Measure.LOG_READS, Measure.LOG_WRITES),
        nothing="no statement in the logs {verb} it",
        something="somebody {verb} it {times} in the logs: {because}",
    )


def _code(about: Mapping[Measure, Evidence]) -> Witness | None:
    found = _pair(
        about,
        (Measure.CODE_READS, Measure.CODE_WRITES),
        nothing="no production code {verb} it",
        something="production code {verb} it at {because}",
    )
    if found is None:
        return None
    mentions, elsewhere = about.get(Measure.CODE_MENTIONS), about.get(Measure.CODE_REFERENCES)
    if mentions is not None and mentions.value:
        # A name in a configuration or a constant is given to something that may use it.
        said = f"production code mentions it at {mentions.because}"
        found = replace(found, present=(*found.present, said), doubted=True)
    if found.absent and elsewhere is not None and elsewhere.because:
        found = replace(found, absent=(*found.absent, f"the code names it elsewhere only ({elsewhere.because})"))
    return found


def _freshness(about: Mapping[Measure, Evidence]) -> Witness | None:
    """A row of late was written by somebody; an old one says nothing of updates, deletes and readers."""
    newest, counted = about.get(Measure.NEWEST_ROW), about.get(Measure.UNEXPLAINED_WRITES)
    if newest is None or newest.value is None:
        return None
    window = counted.window.length if counted is not None and counted.window is not None else None
    # Days are whole: a row of today may be older than counters that began today.
    fresh = timedelta(days=newest.value + 1) <= (window or _MONTH)
    old = not fresh and timedelta(days=newest.value) >= _MONTH
    age = f"{plural(newest.value, 'day')} old" if newest.value else "of today"
    text = f"its newest row is {age} ({newest.because})"
    return Witness(
        family=newest.family,
        reads=None,
        writes=True if fresh else None,
        absent=(text,) if old else (),
        present=(text,) if fresh else (),
    )


def _pair(
    about: Mapping[Measure, Evidence], measures: tuple[Measure, Measure], *, nothing: str, something: str
) -> Witness | None:
    """A family that counts reads and writes each by itself."""
    answers: list[bool | None] = []
    absent: list[str] = []
    present: list[str] = []
    asked: Evidence | None = None
    for measure, verb in zip(measures, ("reads", "writes"), strict=True):
        evidence = about.get(measure)
        asked = evidence or asked
        value = None if evidence is None else evidence.value
        answers.append(None if value is None else value > 0)
        if evidence is not None and value == 0:
            absent.append(nothing.format(verb=verb))
        elif evidence is not None and value:
            present.append(something.format(verb=verb, times=times(value), because=evidence.because))
    if asked is None:
        return None
    return Witness(
        family=asked.family,
        reads=answers[0],
        writes=answers[1],
        absent=tuple(_joined(absent, nothing)),
        present=tuple(present),
        cannot_see=asked.cannot_see,
        window=asked.window,
    )


def _joined(absent: list[str], nothing: str) -> Iterator[str]:
    """One sentence where neither is done."""
    if len(absent) == len(("reads", "writes")):
        yield nothing.format(verb="reads or writes")
    else:
        yield from absent

"""T001: a table that nobody reads."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from toolkit.evidence.copies import is_marked
from toolkit.findings.doubts import doubts
from toolkit.findings.rule import Case, Rule
from toolkit.findings.windows import describe_window, trust_in
from toolkit.findings.witnesses import witnesses
from toolkit.model.evidence import Measure
from toolkit.model.finding import Confidence, Finding, Use, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from toolkit.findings.witnesses import Witness
    from toolkit.model.names import Ref
    from toolkit.model.overlap import Said
    from toolkit.model.table import Table

# Fewer families than this never settle anything.
_ENOUGH: Final = 2
_SAME: Final = {"logs": "statements"}
_HALF: Final = 0.5
_SURER: Final = {Confidence.LOW: Confidence.MEDIUM, Confidence.MEDIUM: Confidence.HIGH}


def find(case: Case) -> Iterator[Finding]:
    """Find tables of which nobody reads a row: by the counters, the statements, the code, as far as given.

    What a backup, a foreign key, an index build or the table's own updates read is nobody's reading, and is
    taken away first. One reader anywhere, in production code or in the counters, and the table is in use.

    The verdict is DROP for a table that is known to be empty and ARCHIVE for any other, when two families of evidence
    agree that nobody reads or writes it, none disagrees, nothing in the database needs it, no library is known to keep
    such a table, no table like it is in use, and the counters cover a month at least. It is MERGE where rows were
    compared and another table says most of what this one says, in half of its columns at least. Of two that
    nobody reads and that say each other, one stays: the one that is written, is not called a copy, has more columns
    or more rows. Anything less is INVESTIGATE.
    Counters alone do not report an empty table that nobody writes: reading it gives nothing to count.

    Example: 4,000 rows were inserted into `conversation_logs` and none was ever read: an INVESTIGATE,
    "written, never read".
    """
    unread = dict(_unread(case))
    for ref, asked in unread.items():
        yield _finding(case, case.table(ref), asked, _said_elsewhere(case, ref, unread))


def _unread(case: Case) -> Iterator[tuple[Ref, Sequence[Witness]]]:
    """The tables that nobody reads, with what every family says of them."""
    for table in case.catalog.tables:
        if table.extension is not None or table.partition_of is not None:
            continue
        asked = witnesses(case.about(table.ref))
        unread = [witness for witness in asked if witness.reads is False]
        if not unread or any(witness.reads for witness in asked):
            continue
        if len(unread) < _ENOUGH and _perhaps_read(case, table):
            continue
        if (
            sum(witness.reads is not None for witness in asked) == 1
            and not any(witness.writes for witness in asked)
            and not _holds_rows(case, table)
        ):
            continue
        yield table.ref, asked


def _perhaps_read(case: Case, table: Table) -> bool:
    """Whether rows were read, and nobody can tell whether it took a reader."""
    about = case.about(table.ref)
    rows, left = about.get(Measure.ROWS_READ), about.get(Measure.UNEXPLAINED_READS)
    return rows is not None and bool(rows.value) and left is not None and left.value is None


def _holds_rows(case: Case, table: Table) -> bool:
    read = case.about(table.ref).get(Measure.ROWS_READ)
    return bool(table.size.rows) or bool(read is not None and read.value)


def _finding(case: Case, table: Table, asked: Sequence[Witness], merged: Said | None) -> Finding:
    doubtful = tuple(doubts(case, table, asked))
    against = [*(text for witness in asked for text in witness.present), *doubtful]
    window = next((witness.window for witness in asked if witness.window is not None), None)
    written = any(witness.writes for witness in asked)
    # What a server remembers and what it logs are the same statements: they count once.
    agree = {
        _SAME.get(witness.family, witness.family)
        for witness in asked
        if witness.reads is False and witness.writes is False and _saw_enough(witness)
    }
    trust = trust_in(window) if window is not None else Confidence.LOW
    settled = len(agree) >= _ENOUGH and trust is not Confidence.NONE and not doubtful
    use = _use(case, table, written=written)
    return Finding(
        code=UNREAD_TABLE.code,
        subject=table.ref,
        verdict=Verdict.MERGE if merged else Verdict.INVESTIGATE if written or not settled else _end(table),
        use=use,
        confidence=_SURER.get(trust, trust) if len(agree) >= _ENOUGH else trust,
        summary=f"{use}{f' {describe_window(window)}' if window else ''}",
        evidence_for=(*(text for witness in asked for text in witness.absent), *_merging(merged)),
        evidence_against=(*against, *_losing(merged)),
        not_looked_at=(*case.not_looked_at, *(witness.cannot_see for witness in asked if witness.cannot_see)),
        remedy=_remedy(asked) if merged is None else f"Carry what it alone says into {merged.by}, then retire it.",
    )


def _saw_enough(witness: Witness) -> bool:
    """Whether it looked for long enough, where it looked for a time at all."""
    return witness.window is None or trust_in(witness.window) is not Confidence.NONE


def _said_elsewhere(case: Case, ref: Ref, unread: Mapping[Ref, Sequence[Witness]]) -> Said | None:
    """How much a table says that says at least half of what this one says, of half of its rows at least."""
    found = [
        said
        for overlap in case.overlaps_of(ref)
        if (said := _enough(overlap.said_of(ref))) is not None
        # Two tables cannot go into each other.
        and not (
            said.by in unread
            and _enough(overlap.said_of(said.by)) is not None
            and _stays(case, ref, unread) > _stays(case, said.by, unread)
        )
    ]
    return max(found, key=lambda said: (said.columns, said.share), default=None)


def _enough(said: Said | None) -> Said | None:
    if said is None or said.share < _HALF or said.columns < _HALF * (said.columns + len(said.only)):
        return None
    return said


def _stays(case: Case, ref: Ref, unread: Mapping[Ref, Sequence[Witness]]) -> tuple[bool, bool, int, int, str]:
    """What makes a table the one of two to keep: that it is written, is not called a copy, and holds more."""
    table = case.table(ref)
    written = any(witness.writes for witness in unread[ref])
    marked = is_marked(ref.name)
    return written, not marked, len(table.columns), table.size.rows or 0, str(ref)


def _merging(said: Said | None) -> Iterator[str]:
    if said is not None:
        rows = f"{said.covered:,} of {said.compared:,} {'' if said.whole else 'sampled '}rows"
        yield f"{said.by} says the same in {said.columns} of {said.columns + len(said.only)} columns, for {rows}"


def _losing(said: Said | None) -> Iterator[str]:
    if said is not None and said.missed:
        yield f"it alone knows {', '.join(said.missed)}"
    if said is not None and said.not_compared:
        yield f"whether {said.by} knows {', '.join(said.not_compared)}, too, could not be compared"


def _end(table: Table) -> Verdict:
    """What nobody knows to be empty is kept somewhere."""
    return Verdict.DROP if table.size.rows == 0 else Verdict.ARCHIVE


def _use(case: Case, table: Table, *, written: bool) -> Use:
    if written:
        return Use.WRITTEN_NEVER_READ
    about = case.about(table.ref)
    touched = (about.get(Measure.ROWS_READ), about.get(Measure.ROWS_WRITTEN))
    return Use.BACKUPS_AND_CONSTRAINTS if any(item is not None and item.value for item in touched) else Use.UNTOUCHED


def _remedy(asked: Sequence[Witness]) -> str:
    looked = {witness.family for witness in asked}
    if any(witness.writes for witness in asked if witness.family == "code"):
        return "Ask what it is written for; stop the writer before anything else."
    if "code" not in looked:
        return "Look for readers in the code (--code PATH); then retire it, without loss: toolkit consolidate tables."
    return "Retire it, which loses nothing and can be taken back: toolkit consolidate tables."


UNREAD_TABLE = Rule(code="T001", title="A table that nobody reads", find=find)

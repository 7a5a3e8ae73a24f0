"""Overlap: which tables say the same things, column by column, and of how many rows that is true."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from toolkit.errors import ToolkitError
from toolkit.evidence.far import far_tables, not_read
from toolkit.evidence.overlap.failure import unforeseen
from toolkit.evidence.overlap.likeness import likeliest
from toolkit.evidence.overlap.matching import covered_rows, match_columns, shared_kind
from toolkit.evidence.overlap.meaning import GENERAL, meanings
from toolkit.evidence.overlap.rows import SAMPLE, Anchor, Reader, anchors, brings_together, informative
from toolkit.evidence.overlap.shapes import SHARED_SHARE, candidates, kind_of
from toolkit.model.overlap import ColumnMatch, Overlap, Relation, Said

if TYPE_CHECKING:
    from collections.abc import Sequence

    from toolkit.dialects.session import Session
    from toolkit.evidence.overlap.rows import Samples
    from toolkit.evidence.overlap.shapes import Candidate
    from toolkit.model.catalog import Catalog
    from toolkit.model.names import Ref

FAMILY: Final = "overlap"
# Pairs whose rows are compared, and ways that are tried to bring the rows of a pair together.
_PAIRS: Final = 40
_WAYS: Final = 3
_NOT_COMPARED: Final = "no rows were compared"
_NONE_BELONG: Final = "no rows were found that belong together"
# The share of columns that two tables without rows must have in common.
_ALIKE: Final = 0.75
# Meanings beyond what any table says that two tables must share where no key brings their rows together.
_TELLING: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Overlaps:
    """The overlaps that were found, how many rows of each table were read to find them, how many pairs that look
    alike were not compared for want of time, and what went wrong.
    """

    found: tuple[Overlap, ...]
    rows_read: tuple[tuple[Ref, int], ...]
    not_compared: int = 0
    remarks: tuple[str, ...] = ()


def find_overlaps(session: Session, catalog: Catalog) -> Overlaps:
    """Compare the rows of the pairs that look most alike; those without rows by their columns alone."""
    found: list[Overlap] = []
    remarks: list[str] = []
    reader = Reader(session)
    chosen, passed_over = _chosen(session, candidates(catalog))
    far = far_tables(catalog)
    for candidate in chosen:
        here = {candidate.left.ref, candidate.right.ref} & far
        remarks += map(not_read, sorted(here, key=str))
        try:
            with session.apart():
                overlap = None if here else _compared(reader, candidate)
            overlap = overlap or _alike(candidate, _NOT_COMPARED if here else _NONE_BELONG)
        except ToolkitError:
            # The reader keeps the reason, for the tables and not for every pair of them.
            overlap = _alike(candidate, _NOT_COMPARED)
        except Exception as error:  # noqa: BLE001 - a defect of ours in one pair must not take all else that was found
            remarks.append(unforeseen(candidate.left.ref, candidate.right.ref, error))
            overlap = _alike(candidate, _NOT_COMPARED)
        if overlap is not None:
            found.append(overlap)
    return Overlaps(
        found=tuple(sorted(found, key=lambda each: (-len(each.columns), -each.share, str(each.left)))),
        rows_read=tuple(sorted(reader.rows_read.items(), key=str)),
        not_compared=passed_over,
        remarks=tuple(dict.fromkeys((*reader.remarks, *remarks))),
    )


def _chosen(session: Session, pairs: list[Candidate]) -> tuple[list[Candidate], int]:
    """The pairs to compare, the server's statistics consulted where there are many; how many more look alike."""
    if len(pairs) <= _PAIRS:
        return pairs, 0
    ranked = likeliest(session, pairs)
    passed_over = sum(pair.score >= SHARED_SHARE and not likeness.is_ruled_out for pair, likeness in ranked[_PAIRS:])
    return [pair for pair, _ in ranked[:_PAIRS]], passed_over


def _compared(reader: Reader, candidate: Candidate) -> Overlap | None:
    """The overlap by the anchor under which most columns say the same, seen from whichever table shows one."""
    for seen in (candidate, candidate.turned):
        overlap = _best(reader, seen, anchors(seen)) or _best(reader, seen, reader.anchors_by_value(seen))
        if overlap is not None:
            return overlap.with_back(_back(reader, seen.turned, overlap))
    return None


def _best(reader: Reader, candidate: Candidate, ways: list[Anchor]) -> Overlap | None:
    found: list[Overlap] = []
    problem: ToolkitError | None = None
    for anchor in ways[:_WAYS]:
        try:
            overlap = _by_anchor(reader, candidate, anchor)
        except ToolkitError as error:
            problem = error
            continue
        if overlap is not None:
            found.append(overlap)
    if problem is not None and not found:
        raise problem
    return max(found, key=lambda each: (len(each.columns), each.share), default=None)


def _by_anchor(reader: Reader, candidate: Candidate, anchor: Anchor) -> Overlap | None:
    left, right = candidate.left, candidate.right
    samples = reader.samples(candidate, anchor)
    matches = match_columns(candidate, anchor, samples)
    if not matches:
        return None
    said = _said(candidate, anchor, matches, samples)
    if not said.covered:
        # A parent's columns may each meet in some row of its children; no row says what it says.
        return None
    return Overlap(
        left=left.ref,
        right=right.ref,
        relation=Relation.SUBSET if said.is_all else Relation.COMPLEMENTARY,
        anchor=(anchor.left, anchor.right),
        columns=matches,
        left_only=said.only,
        not_compared=said.not_compared,
        compared=said.compared,
        covered=said.covered,
        whole=said.whole,
    )


def _back(reader: Reader, candidate: Candidate, overlap: Overlap) -> Said | None:
    """How much the left table says of the right one, which is the candidate's left one, where it can be searched."""
    right, left = overlap.anchor or ("", "")
    anchor = Anchor(left=left, right=right)
    if not brings_together(candidate, anchor):
        return None
    try:
        samples = reader.samples(candidate, anchor)
    except ToolkitError:
        # The reader keeps the reason.
        return None
    matches = [replace(match, left=match.right, right=match.left) for match in overlap.columns]
    return _said(candidate, anchor, matches, samples)


def _said(candidate: Candidate, anchor: Anchor, matches: Sequence[ColumnMatch], samples: Samples) -> Said:
    """How much of the left table the right one says in the columns that match."""
    columns = candidate.left.columns
    said = {match.left for match in matches}
    unread = {column.name for column in columns if shared_kind(column, column) is None}
    only = tuple(
        name
        for name in informative(candidate.left, [anchor.left])
        if name not in said and (name in unread or any(row.get(name) is not None for row in samples.left))
    )
    covered = covered_rows(matches, anchor, samples, {column.name: kind_of(column) for column in columns})
    # Where every column is said, a row says no more than one.
    return Said(
        by=candidate.right.ref,
        columns=len(matches),
        only=only,
        not_compared=tuple(name for name in only if name in unread),
        compared=len(samples.left),
        covered=covered if only or samples.of_right > SAMPLE else min(covered, samples.of_right),
        whole=samples.whole,
    )


def _alike(candidate: Candidate, rows: str) -> Overlap | None:
    """Two tables of one shape, or whose columns mean the same under other names; nothing is said of their rows."""
    left, right = candidate.left, candidate.right
    kinds = {column.name: kind_of(column) for column in right.columns}
    same = tuple(
        ColumnMatch(left=column.name, right=column.name, how="the same name and kind")
        for column in left.columns
        if kinds.get(column.name) == kind_of(column)
    )
    if len(same) >= _ALIKE * max(len(left.columns), len(right.columns)):
        because = "their columns have the same names and kinds; " + _NOT_COMPARED
        return _by_columns(candidate, Relation.ALIKE, same, because)
    here, there = meanings(left), meanings(right)
    shared = [meaning for meaning in here if meaning in there and kind_of(here[meaning]) == kind_of(there[meaning])]
    if sum(meaning not in GENERAL for meaning in shared) < _TELLING:
        return None
    meant = tuple(
        ColumnMatch(left=here[meaning].name, right=there[meaning].name, how=f"by name: {meaning}") for meaning in shared
    )
    because = f"their columns mean the same by name and kind; {rows}"
    return _by_columns(candidate, Relation.COMPLEMENTARY, meant, because)


def _by_columns(candidate: Candidate, relation: Relation, columns: tuple[ColumnMatch, ...], because: str) -> Overlap:
    said = {match.left for match in columns}
    return Overlap(
        left=candidate.left.ref,
        right=candidate.right.ref,
        relation=relation,
        columns=columns,
        left_only=tuple(column.name for column in candidate.left.columns if column.name not in said),
        because=because,
    )

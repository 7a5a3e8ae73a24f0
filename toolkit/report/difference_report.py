"""Differences between two catalogs, as text and as data."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any

from toolkit.model.data import to_data
from toolkit.model.difference import Change
from toolkit.model.units import plural

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.model.catalog import Unread
    from toolkit.model.difference import Difference

_LONG = 70


@dataclass(frozen=True, slots=True, kw_only=True)
class DifferenceReport:
    """Two sources, how they are called, what differs, and what of either could not be read to compare it.

    What is unread is in the way of equality, but where `unread_ignored` says that somebody took it upon himself.
    """

    left: str
    right: str
    left_fingerprint: str
    right_fingerprint: str
    differences: tuple[Difference, ...]
    unread: tuple[Unread, ...] = ()
    unread_ignored: bool = False

    @property
    def equal(self) -> bool:
        """Whether the two are known to be equal."""
        return not self.differences and (self.unread_ignored or not self.unread)


def as_data(report: DifferenceReport) -> dict[str, Any]:
    """The report as JSON knows it."""
    return {"version": 1, "equal": report.equal, **to_data(report)}


def as_text(report: DifferenceReport) -> str:
    """The report as a person reads it."""
    return "\n".join(_lines(report))


def _lines(report: DifferenceReport) -> Iterator[str]:
    yield f"A  {report.left}"
    yield f"B  {report.right}"
    yield ""
    if report.differences:
        yield plural(len(report.differences), "difference")
        yield ""
        yield from _differing(report.differences)
    else:
        read = " in what could be read" if report.unread else ""
        yield f"No difference{read} (fingerprint {report.left_fingerprint[:12]})."
    if report.unread:
        yield ""
        choice = "" if report.unread_ignored else "; to pass over it: --ignore-unread"
        yield f"Not compared, for it could not be read ({len(report.unread)}{choice}):"
        for item in report.unread:
            yield f"  {item}"


def _differing(differences: tuple[Difference, ...]) -> Iterator[str]:
    for owner, group in groupby(differences, key=lambda item: item.owner):
        whole = list(group)
        if len(whole) == 1 and not whole[0].part and not whole[0].aspect:
            yield from _sentence(owner, whole[0])
            continue
        yield f"{owner}:"
        for item in whole:
            for line in _sentence(item.part, item):
                yield f"  {line}"


def _sentence(subject: str, item: Difference) -> Iterator[str]:
    if item.change is Change.RENAMED:
        yield f"{subject} is called {item.right} in B"
    elif item.change is not Change.DIFFERS:
        side, about = ("A", item.left) if item.change is Change.ONLY_LEFT else ("B", item.right)
        yield f"{subject or 'it'} is only in {side}" + (f": {about}" if about else "")
    elif "\n" in item.left + item.right or max(len(item.left), len(item.right)) > _LONG:
        yield f"{_named(subject, item.aspect)}:"
        left, right = item.left.splitlines(), item.right.splitlines()
        if left == right:
            left, right = _with_ends(item.left), _with_ends(item.right)
        lines = list(difflib.unified_diff(left, right, lineterm="", n=1))[3:]
        for line in lines:
            if line[0] != "@":
                side = {"-": "A", "+": "B"}.get(line[0], " ")
                yield f"  {side} {line[1:]}"
    else:
        verb = "are" if item.aspect.endswith("s") else "is"
        yield f"{_named(subject, item.aspect)} {verb} {item.left} in A, {item.right} in B"


def _with_ends(text: str) -> list[str]:
    """The lines of a text, and how each ends.

    >>> _with_ends("one\\r\\ntwo")
    ['one\\\\r\\\\n', 'two']
    """
    return [line.replace("\r", "\\r").replace("\n", "\\n") for line in text.splitlines(keepends=True)]


def _named(subject: str, aspect: str) -> str:
    return f"{subject}: {aspect}" if subject else aspect

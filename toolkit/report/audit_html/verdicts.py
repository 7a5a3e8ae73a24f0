"""The verdicts as people see them: always a word, with a colour and a pattern beside it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from toolkit.model.finding import Confidence, Verdict
from toolkit.report.audit_html.elements import tag, together

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from toolkit.report.audit_html.elements import Html
    from toolkit.report.audit_html.view import View

# What asks for most comes first.
ORDER: Final = (
    Verdict.DROP,
    Verdict.MERGE,
    Verdict.ARCHIVE,
    Verdict.RENAME,
    Verdict.INVESTIGATE,
    Verdict.KEEP,
)
MEANING: Final[Mapping[Verdict, str]] = {
    Verdict.DROP: "nothing is lost without it",
    Verdict.MERGE: "another table says most of it",
    Verdict.ARCHIVE: "its rows belong in storage",
    Verdict.RENAME: "its name misleads",
    Verdict.INVESTIGATE: "the evidence is not enough to decide",
    Verdict.KEEP: "no rule questions it",
}
_PIPS: Final = {Confidence.NONE: 0, Confidence.LOW: 1, Confidence.MEDIUM: 2, Confidence.HIGH: 3}


def counted(views: Iterable[View]) -> dict[Verdict, int]:
    """How many tables have each verdict; those that no table has are left out."""
    counts = Counter(view.verdict(ref) for view in views for ref in view.tables)
    return {verdict: counts[verdict] for verdict in ORDER if counts[verdict]}


def badge(verdict: Verdict) -> Html:
    """The verdict as a word with its colour."""
    return tag("span", swatch(verdict), verdict.value, class_=f"badge {verdict}")


def swatch(verdict: Verdict) -> Html:
    """A small area with the colour and pattern of a verdict; the word stands beside it."""
    return tag("i", class_=f"swatch {verdict}", aria_hidden="true")


def confidence(sure: Confidence) -> Html:
    """How sure a verdict is, in words and as marks out of three."""
    words = "no confidence yet" if sure is Confidence.NONE else f"{sure} confidence"
    pips = (tag("i", class_="pip on" if place < _PIPS[sure] else "pip") for place in range(3))
    return together(tag("span", *pips, class_="pips", aria_hidden="true"), words)


def legend(counts: Mapping[Verdict, int]) -> Html:
    """What the colours mean."""
    items = (
        tag("li", swatch(verdict), tag("b", verdict.value), f" {MEANING[verdict]}")
        for verdict in ORDER
        if verdict in counts
    )
    return tag("ul", *items, class_="legend")

"""Tables that say the same: which column is which other, and of how many rows that is true."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from toolkit.report.audit_html.elements import Html, breakable, tag, together
from toolkit.report.audit_html.parts import left_out, scrolling

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.model.overlap import ColumnMatch, Overlap
    from toolkit.report.audit_html.view import View

MOST: Final = 200


def overlaps(view: View) -> Html:
    """The overlaps inside one database."""
    found = view.audit.overlaps
    return together(*(_card(view, overlap) for overlap in found[:MOST]), left_out(found, MOST, "overlap"))


def _card(view: View, overlap: Overlap) -> Html:
    left, right = str(overlap.left), str(overlap.right)
    verdicts = dict.fromkeys(view.verdict(ref).value for ref in (overlap.left, overlap.right))
    return tag(
        "article",
        tag(
            "header",
            tag("h4", tag("code", breakable(left)), " and ", tag("code", breakable(right))),
            tag("span", overlap.relation.value, class_="badge relation"),
        ),
        tag("p", _covered(overlap)),
        _share(overlap),
        scrolling(f"Columns of {left} and {right}", _columns(overlap, left, right)),
        class_="card overlap",
        data_item="overlap",
        data_verdict=" ".join(verdicts),
    )


def _covered(overlap: Overlap) -> str:
    if not overlap.compared:
        return f"Rows were not compared: {overlap.because}." if overlap.because else "Rows were not compared."
    rows = "all its" if overlap.whole else "a sample of"
    same = f" with the same {' = '.join(dict.fromkeys(overlap.anchor))}" if overlap.anchor else ""
    return f"{overlap.covered:,} of {rows} {overlap.compared:,} rows are said by a row of the other table{same}."


def _share(overlap: Overlap) -> Html | None:
    """The share of rows as a bar; the sentence above it has the numbers."""
    if not overlap.compared:
        return None
    filled = tag("rect", width=100 * overlap.share, height=4, class_="filled")
    return tag(
        "svg",
        tag("rect", width=100, height=4),
        filled,
        class_="share",
        viewBox="0 0 100 4",
        preserveAspectRatio="none",
        aria_hidden="true",
    )


def _columns(overlap: Overlap, left: str, right: str) -> Html:
    head = (
        tag("th", tag("code", breakable(left)), scope="col"),
        tag("th", tag("code", breakable(right)), scope="col"),
        tag("th", "How one becomes the other", scope="col"),
        tag("th", "Rows where that is true", scope="col", class_="number"),
    )
    return tag(
        "table",
        tag("thead", tag("tr", *head)),
        tag("tbody", *map(_match, overlap.columns), *_alone(overlap)),
    )


def _match(match: ColumnMatch) -> Html:
    rows = f"{match.matched:,} of {match.compared:,}" if match.compared else "\N{EN DASH}"
    return tag(
        "tr",
        tag("td", tag("code", match.left)),
        tag("td", tag("code", match.right)),
        tag("td", match.how),
        tag("td", rows, class_="number"),
    )


def _alone(overlap: Overlap) -> Iterator[Html]:
    for name in overlap.left_only:
        compared = name not in overlap.not_compared
        yield tag(
            "tr",
            tag("td", tag("code", name)),
            tag("td", "\N{EN DASH}" if compared else "?"),
            tag("td", "only here: it would be lost without the table" if compared else "not compared"),
            tag("td"),
            class_="alone",
        )

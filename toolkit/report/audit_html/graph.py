"""The tables around the questioned ones as a picture, and the same as a list."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from toolkit.model.units import plural
from toolkit.report.audit_html.connections import connections
from toolkit.report.audit_html.elements import Html, number, tag, together
from toolkit.report.audit_html.parts import scrolling

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from toolkit.model.names import Ref
    from toolkit.report.audit_html.connections import Connections, Link
    from toolkit.report.audit_html.view import View

_WIDTH: Final = 252.0
_HEIGHT: Final = 44.0
_BETWEEN: Final = 136.0
_GAP: Final = 14.0
_MARGIN: Final = 4.0
# How much of a name fits into its box.
_LONGEST: Final = 32


@dataclass(frozen=True, slots=True)
class Spot:
    """Where the box of a table is: its column, its left side and its middle."""

    column: int
    x: float
    y: float


def around(view: View) -> Html | None:
    """The picture and the list, where a questioned table is connected with any other."""
    found = connections(view)
    if not found.links:
        return None
    more = f" {plural(found.left_out, 'more connected table')} had no place here." if found.left_out else ""
    words = (
        "The questioned tables stand in the middle. A line with an arrow is a foreign key and points to the table "
        f"that it references; a dashed one joins tables that say the same.{more}"
    )
    listed = (tag("li", *_sentence(link), data_item=True, data_verdict=_verdicts(view, link)) for link in found.links)
    return together(
        tag("p", words),
        scrolling("Picture of connected tables", _picture(view, found)),
        tag(
            "details",
            tag("summary", f"The same as a list: {plural(len(found.links), 'connection')}"),
            tag("ul", *listed, class_="plain"),
        ),
    )


def _sentence(link: Link) -> Iterator[Html]:
    yield tag("code", str(link.left))
    yield together(" and " if link.overlap else " references ")
    yield tag("code", str(link.right))
    yield together(f" overlap: {link.words}" if link.overlap else f" ({link.words})")


def _said(link: Link) -> str:
    verb, words = ("and", f"overlap: {link.words}") if link.overlap else ("references", f"({link.words})")
    return f"{link.left} {verb} {link.right} {words}"


def _verdicts(view: View, link: Link) -> str:
    return " ".join(dict.fromkeys(view.verdict(ref).value for ref in (link.left, link.right)))


def _picture(view: View, found: Connections) -> Html:
    columns = [column for column in found.columns if column]
    rows = max(len(column) for column in columns)
    # Room on the right for lines from one table of the last column to another.
    width = 2 * _MARGIN + len(columns) * _WIDTH + (len(columns) - 1) * _BETWEEN + _BETWEEN / 2
    height = 2 * _MARGIN + rows * _HEIGHT + (rows - 1) * _GAP
    spots = dict(_spots(columns, height))
    arrow = tag(
        "marker",
        tag("path", d="M0 0L8 4L0 8z"),
        id=f"{view.anchor}-arrow",
        viewBox="0 0 8 8",
        refX=8,
        refY=4,
        markerWidth=7,
        markerHeight=7,
        orient="auto",
    )
    return tag(
        "svg",
        tag("defs", arrow),
        *(_line(view, link, spots) for link in found.links),
        *(_box(view, ref, spot) for ref, spot in spots.items()),
        *(_label(view, link, spots) for link in found.links if link.overlap),
        class_="graph",
        width=width,
        height=height,
        viewBox=f"0 0 {number(width)} {number(height)}",
        role="group",
        aria_label="Connected tables; the list below says the same",
    )


def _spots(columns: list[tuple[Ref, ...]], height: float) -> Iterator[tuple[Ref, Spot]]:
    for place, column in enumerate(columns):
        own = len(column) * _HEIGHT + (len(column) - 1) * _GAP
        top = (height - own) / 2
        for row, ref in enumerate(column):
            yield (
                ref,
                Spot(place, _MARGIN + place * (_WIDTH + _BETWEEN), top + row * (_HEIGHT + _GAP) + _HEIGHT / 2),
            )


def _box(view: View, ref: Ref, spot: Spot) -> Html:
    verdict, name = view.verdict(ref), view.short(ref)
    shapes = (
        tag("title", f"{ref}: {verdict}"),
        tag("rect", x=spot.x, y=spot.y - _HEIGHT / 2, width=_WIDTH, height=_HEIGHT, rx=6),
        tag("text", _fitting(name), x=spot.x + 12, y=spot.y - 3),
        tag("text", verdict.value, x=spot.x + 12, y=spot.y + 13, class_="verdict"),
    )
    drawn = tag("a", *shapes, href=f"#{view.places[ref]}") if ref in view.questioned else together(*shapes)
    return tag("g", drawn, class_=f"node {verdict}", data_item=True, data_dims=True, data_verdict=verdict.value)


def _fitting(name: str) -> str:
    """A name that fits: what tells tables apart is more often at its end than in its middle."""
    half = _LONGEST // 2
    return name if len(name) <= _LONGEST else f"{name[: half - 1]}\N{HORIZONTAL ELLIPSIS}{name[-half:]}"


def _line(view: View, link: Link, spots: Mapping[Ref, Spot]) -> Html:
    x1, y1, x2, y2, bend = _ends(link, spots)
    path = f"M{number(x1)} {number(y1)}C{number(x1 + bend[0])} {number(y1)} {number(x2 + bend[1])} {number(y2)} "
    return tag(
        "path",
        tag("title", _said(link)),
        data_item=True,
        data_dims=True,
        data_verdict=_verdicts(view, link),
        d=f"{path}{number(x2)} {number(y2)}",
        class_="line overlap" if link.overlap else "line",
        marker_end=None if link.overlap else f"url(#{view.anchor}-arrow)",
    )


def _ends(link: Link, spots: Mapping[Ref, Spot]) -> tuple[float, float, float, float, tuple[float, float]]:
    """From which side of one box to which side of the other, and how far the line bends out."""
    left, right = spots[link.left], spots[link.right]
    bend = _BETWEEN / 2
    # Two lines between the same boxes would hide each other.
    y1, y2 = (left.y + 8, right.y + 8) if link.overlap else (left.y - 6, right.y - 6)
    if left.column == right.column:
        return left.x + _WIDTH, y1, right.x + _WIDTH, y2, (bend, bend)
    if left.column < right.column:
        return left.x + _WIDTH, y1, right.x, y2, (bend, -bend)
    return left.x, y1, right.x + _WIDTH, y2, (-bend, bend)


def _label(view: View, link: Link, spots: Mapping[Ref, Spot]) -> Html:
    x1, y1, x2, y2, bend = _ends(link, spots)
    # The middle of the curve: three quarters of the way between its ends and its bends.
    x = (x1 + x2) / 2 + 3 * (bend[0] + bend[1]) / 8
    return tag(
        "text",
        tag("title", _said(link)),
        link.words,
        data_item=True,
        data_dims=True,
        data_verdict=_verdicts(view, link),
        x=x,
        y=(y1 + y2) / 2 + 4,
        class_="label",
        text_anchor="middle",
    )

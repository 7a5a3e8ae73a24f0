"""The tables of a database as areas by size, with the pattern and colour of their verdict."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from toolkit.model.units import count, plural, size
from toolkit.report.audit_html.elements import Html, breakable, number, tag, together
from toolkit.report.audit_html.squarify import Box, squarify
from toolkit.report.audit_html.verdicts import counted, legend

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.model.names import Ref
    from toolkit.report.audit_html.view import View

MOST: Final = 400
# The least share of the picture that a table gets, so that an empty one can be seen.
_LEAST: Final = 1 / 800
# The shape that style.css gives it on a wide screen; a phone shows the same shares in another shape.
_FRAME: Final = Box(0, 0, 16, 8)
# Paper cannot tell how large an area came out; one that is smaller than this has no room for words.
_READABLE: Final = Box(0, 0, 1.6, 0.7)


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """One area: a table, or (`ref` is None) all that had no place, and its weight in the picture."""

    ref: Ref | None
    tables: int
    questioned: int
    bytes: int
    weight: float


def areas(view: View) -> list[Area]:
    """The areas of the picture, the largest first.

    Where there are too many, questioned tables keep their place, then the largest do.
    """
    sizes = {ref: taken or 0 for ref, taken in view.sizes.items()}
    least = sum(sizes.values()) * _LEAST or 1.0
    ranked = sorted(sizes, key=lambda ref: (ref not in view.questioned, -sizes[ref], ref))
    # An area that says how many had no place takes a place itself.
    shown = ranked if len(ranked) <= MOST else ranked[: MOST - 1]
    found = [
        Area(ref=ref, tables=1, questioned=int(ref in view.questioned), bytes=sizes[ref], weight=max(sizes[ref], least))
        for ref in shown
    ]
    rest = ranked[len(shown) :]
    if rest:
        total = sum(sizes[ref] for ref in rest)
        questioned = sum(ref in view.questioned for ref in rest)
        found.append(Area(ref=None, tables=len(rest), questioned=questioned, bytes=total, weight=max(total, least * 4)))
    return sorted(found, key=lambda area: -area.weight)


def placed(view: View) -> str:
    """The style rules that put every area in its place; a strict policy allows none in attributes."""
    return "".join(
        f"#{view.anchor}-a{place}{{left:{_share(box.x, _FRAME.width)};top:{_share(box.y, _FRAME.height)};"
        f"width:{_share(box.width, _FRAME.width)};height:{_share(box.height, _FRAME.height)}}}\n"
        for place, (_, box) in enumerate(_boxes(view))
    )


def _boxes(view: View) -> list[tuple[Area, Box]]:
    found = areas(view)
    return list(zip(found, squarify([area.weight for area in found], _FRAME), strict=True))


def _share(length: float, whole: float) -> str:
    return f"{number(100.0 * length / whole)}%"


def drawn(view: View) -> Html:
    """The picture, with what its colours mean."""
    items = (_area(view, place, area, box) for place, (area, box) in enumerate(_boxes(view)))
    return together(tag("ul", *items, class_="treemap"), legend(counted([view])), *_notes(view))


def _notes(view: View) -> Iterator[Html]:
    if view.usual_start:
        yield tag("p", "Names are shown without the ", tag("code", view.usual_start), " that most begin with.")
    unknown = sum(taken is None for taken in view.sizes.values())
    if unknown:
        yield tag("p", f"The server did not say how large {plural(unknown, 'table')} are.")


def _area(view: View, place: int, area: Area, box: Box) -> Html:
    anchor = f"{view.anchor}-a{place}"
    narrow = " small" if box.width < _READABLE.width or box.height < _READABLE.height else ""
    if area.ref is None:
        said = f"{count(area.tables)} more tables, {size(area.bytes)}"
        if area.questioned:
            said += f", {count(area.questioned)} of them questioned"
        return tag("li", tag("span", tag("b", said)), id=anchor, class_=f"area rest{narrow}", title=said)
    table, verdict = view.tables[area.ref], view.verdict(area.ref)
    taken = size(table.size.total_bytes)
    words = (
        tag("b", breakable(view.short(area.ref))),
        tag("span", f"{taken} \N{MIDDLE DOT} {verdict}" if area.questioned else taken),
    )
    inside = tag("a", *words, href=f"#{view.places[area.ref]}") if area.questioned else tag("span", *words)
    return tag(
        "li",
        inside,
        id=anchor,
        class_=f"area {verdict}{narrow}",
        title=f"{area.ref}, {taken}: {verdict}",
        data_item=True,
        data_verdict=verdict.value,
        data_dims=True,
    )

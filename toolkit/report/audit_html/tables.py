"""Every table of a database, a row each: what is fine needs no more."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from toolkit.model.evidence import Measure
from toolkit.model.units import count, plural, size
from toolkit.report.audit_html.elements import Html, breakable, tag
from toolkit.report.audit_html.parts import scrolling
from toolkit.report.audit_html.verdicts import swatch

if TYPE_CHECKING:
    from toolkit.model.names import Ref
    from toolkit.report.audit_html.view import View

# A longer table is folded away until somebody asks for it.
_SHORT: Final = 60
_HEAD: Final = ("Table", "Verdict", "Kind", "Rows", "Size", "Rows read", "Rows written")


def all_tables(view: View) -> Html:
    """The table of tables, by name."""
    reads, writes = _values(view, Measure.ROWS_READ), _values(view, Measure.ROWS_WRITTEN)
    head = tag(
        "tr",
        *(tag("th", words, scope="col", class_="number" if place > 2 else None) for place, words in enumerate(_HEAD)),
    )
    rows = (_row(view, ref, reads, writes) for ref in sorted(view.tables))
    return tag(
        "details",
        tag("summary", plural(len(view.tables), "table")),
        scrolling(
            f"All tables of {view.title}", tag("table", tag("thead", head), tag("tbody", *rows), class_="tables")
        ),
        open=len(view.tables) <= _SHORT,
    )


def _values(view: View, measure: Measure) -> dict[Ref, int | None]:
    return {item.subject: item.value for item in view.audit.evidence if item.measure is measure}


def _row(view: View, ref: Ref, reads: dict[Ref, int | None], writes: dict[Ref, int | None]) -> Html:
    verdict, taken, place = view.verdict(ref), view.tables[ref].size, view.places.get(ref)
    name = tag("code", breakable(str(ref)))
    shape = view.audit.shapes.get(ref)
    whole = place is not None and "-f" in place
    return tag(
        "tr",
        tag("th", tag("a", name, href=f"#{place}") if whole else name, scope="row"),
        tag("td", swatch(verdict), verdict.value),
        tag("td", shape.kind.value if shape else ""),
        tag("td", count(taken.rows, estimated=True)),
        # A size is rounded for people; what sorts the rows is the number behind it.
        tag("td", size(taken.total_bytes), data_n=taken.total_bytes),
        tag("td", count(reads.get(ref))),
        tag("td", count(writes.get(ref))),
        id=None if whole else place,
        data_item="table",
        data_verdict=verdict.value,
    )

"""What was measured about one table, value by value, with where it comes from and what it cannot see."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from toolkit.findings.windows import describe_window
from toolkit.model.units import count, plural
from toolkit.report.audit_html.elements import Html, tag
from toolkit.report.audit_html.parts import scrolling

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from toolkit.model.evidence import Evidence


def measured(evidence: Sequence[Evidence]) -> Html | None:
    """The evidence of every family, folded away: it is there to be checked, not to be read first."""
    if not evidence:
        return None
    return tag(
        "details",
        tag("summary", f"What was measured: {plural(len(evidence), 'value')}"),
        *(
            part
            for family, group in groupby(evidence, key=lambda item: item.family)
            for part in _family(family, [*group])
        ),
        class_="measured",
        data_aside=True,
    )


def _family(family: str, items: Sequence[Evidence]) -> Iterator[Html]:
    first = items[0]
    since = f", {describe_window(first.window)}" if first.window is not None else ""
    caption = tag("caption", tag("b", family), f" {first.source}{since}")
    yield scrolling(f"Measured: {family}", tag("table", caption, tag("tbody", *map(_row, items))))
    if first.cannot_see:
        yield tag("p", f"Cannot see: {first.cannot_see}.", class_="note")


def _row(item: Evidence) -> Html:
    value = "nobody can tell" if item.value is None else count(item.value)
    return tag(
        "tr",
        tag("th", item.measure.value, scope="row"),
        tag("td", value, class_="number"),
        tag("td", item.method.value),
        tag("td", item.because),
    )

"""Use over time, where snapshots were kept: one bar for what was counted from each snapshot to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from toolkit.model.units import count, plural
from toolkit.report.audit_html.elements import Html, breakable, tag, together
from toolkit.report.audit_html.parts import scrolling

if TYPE_CHECKING:
    from collections.abc import Sequence

    from toolkit.findings.audit import Moment
    from toolkit.model.names import Ref
    from toolkit.report.audit_html.view import View

# More bars than this are too thin to see; neighbours are then added up.
_MOST_BARS: Final = 60
# Beside the questioned tables, as many of the most used, to compare with.
_MOST_USED: Final = 12
_HEIGHT: Final = 40.0


def use_over_time(view: View) -> Html:
    """What was read and written in the whole database, and in the tables that matter for its findings."""
    history = view.audit.history
    reads = [sum(moment.rows_read.values()) for moment in history]
    writes = [sum(moment.rows_written.values()) for moment in history]
    span = f"which ended from {history[0].at:%Y-%m-%d %H:%M} to {history[-1].at:%Y-%m-%d %H:%M} UTC"
    head = tag("tr", *(tag("th", words, scope="col") for words in ("Table", "Rows read", "Rows written")))
    rows = (_row(view, ref) for ref in _worth_showing(view))
    return together(
        tag("p", f"{plural(len(history), 'interval')} between snapshots, {span}. {_what_a_bar_is(len(history))}"),
        tag(
            "div",
            _chart("Rows read, all tables", reads, "reads"),
            _chart("Rows written, all tables", writes, "writes"),
            class_="charts",
        ),
        scrolling("Use over time by table", tag("table", tag("thead", head), tag("tbody", *rows), class_="history")),
    )


def _what_a_bar_is(moments: int) -> str:
    each = -(-moments // _MOST_BARS)
    return "One bar is one interval." if each == 1 else f"One bar is {each} intervals."


def _worth_showing(view: View) -> list[Ref]:
    questioned = list(dict.fromkeys(finding.subject for finding in view.whole))
    read = {ref: sum(moment.rows_read.get(ref, 0) for moment in view.audit.history) for ref in view.tables}
    used = sorted((ref for ref in read if read[ref] and ref not in view.questioned), key=lambda ref: (-read[ref], ref))
    return [*questioned, *used[:_MOST_USED]]


def _row(view: View, ref: Ref) -> Html:
    reads, writes = series(view.audit.history, ref)
    return tag(
        "tr",
        tag("th", tag("code", breakable(str(ref))), scope="row"),
        tag("td", bars(reads, "rows read", "reads"), " ", count(sum(reads))),
        tag("td", bars(writes, "rows written", "writes"), " ", count(sum(writes))),
        data_item=True,
        data_verdict=view.verdict(ref).value,
    )


def series(history: Sequence[Moment], ref: Ref) -> tuple[list[int], list[int]]:
    """The rows of one table that were read, and those that were written, from moment to moment."""
    return (
        [moment.rows_read.get(ref, 0) for moment in history],
        [moment.rows_written.get(ref, 0) for moment in history],
    )


def bars(values: Sequence[int], what: str, kind: str) -> Html:
    """Values as bars as high as the largest allows; what is nothing is a line on the ground."""
    drawn = _binned(values)
    most = max(drawn, default=0)
    shapes = "".join(
        f"M{place} {_HEIGHT:.0f}v-{max(1.0, value / most * _HEIGHT) if value else 0.0:.1f}h.8V{_HEIGHT:.0f}z"
        for place, value in enumerate(drawn)
        if value
    )
    words = (
        f"{what}: {count(sum(values))} in {plural(len(values), 'interval')}, at most {count(max(values, default=0))}"
    )
    return tag(
        "svg",
        tag("path", d=f"M0 {_HEIGHT:.0f}H{max(len(drawn), 1)}", class_="ground"),
        tag("path", d=shapes) if shapes else None,
        class_=f"bars {kind}",
        viewBox=f"0 0 {max(len(drawn), 1)} {_HEIGHT:.0f}",
        preserveAspectRatio="none",
        role="img",
        aria_label=words,
    )


def _binned(values: Sequence[int]) -> list[int]:
    each = -(-len(values) // _MOST_BARS) or 1
    return [sum(values[start : start + each]) for start in range(0, len(values), each)]


def _chart(caption: str, values: Sequence[int], kind: str) -> Html:
    words = tag("figcaption", caption, tag("b", count(sum(values))))
    return tag("figure", words, bars(values, caption, kind), class_="chart")

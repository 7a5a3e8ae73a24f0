"""The search and the filters: real controls with labels, hidden until the script that serves them runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.model.units import count
from toolkit.report.audit_html.elements import Html, tag
from toolkit.report.audit_html.verdicts import counted, swatch

if TYPE_CHECKING:
    from collections.abc import Sequence

    from toolkit.report.audit_html.view import View


def controls(views: Sequence[View]) -> Html:
    """Search by text, choose verdicts, and choose a database where there are several."""
    return tag(
        "div",
        tag(
            "div",
            tag("label", "Search ", tag("kbd", "/"), for_="search"),
            tag(
                "input",
                type="search",
                id="search",
                autocomplete="off",
                spellcheck="false",
                placeholder="table, column, file, rule",
            ),
            class_="field",
        ),
        _databases(views),
        _verdicts(views),
        tag("p", id="shown", role="status", aria_live="polite"),
        id="controls",
        class_="controls",
        role="search",
        aria_label="Search and filters",
        hidden=True,
    )


def _verdicts(views: Sequence[View]) -> Html:
    boxes = (
        tag(
            "label",
            tag("input", type="checkbox", name="verdict", value=verdict.value, checked=True),
            swatch(verdict),
            f"{verdict} ",
            tag("small", count(number)),
            class_="chip",
        )
        for verdict, number in counted(views).items()
    )
    return tag("fieldset", tag("legend", "Verdicts"), *boxes)


def _databases(views: Sequence[View]) -> Html | None:
    if len(views) < 2:
        return None
    options = (tag("option", view.title, value=view.anchor) for view in views)
    return tag(
        "div",
        tag("label", "Database", for_="database"),
        tag("select", tag("option", "all", value=""), *options, id="database"),
        class_="field",
    )

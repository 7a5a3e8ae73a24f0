"""How tables are built: the findings that a schema settles, by table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from toolkit.model.units import plural
from toolkit.report.audit_html.elements import Html, breakable, tag, together
from toolkit.report.audit_html.parts import left_out

if TYPE_CHECKING:
    from toolkit.model.finding import Finding
    from toolkit.model.names import Ref
    from toolkit.report.audit_html.view import View

MOST: Final = 500


def advice(view: View) -> Html:
    """One fold a table, the tables by name."""
    by_table: dict[Ref, list[Finding]] = {}
    for finding in view.audit.advice:
        by_table.setdefault(finding.subject, []).append(finding)
    refs = sorted(by_table)
    return together(*(_fold(view, ref, by_table[ref]) for ref in refs[:MOST]), left_out(refs, MOST, "table"))


def _fold(view: View, ref: Ref, found: list[Finding]) -> Html:
    return tag(
        "details",
        tag(
            "summary", tag("code", breakable(str(ref))), " ", tag("span", plural(len(found), "finding"), class_="note")
        ),
        tag("ul", *map(_item, sorted(found, key=lambda finding: (finding.code, finding.part))), class_="plain"),
        class_="fold",
        data_item="advice",
        data_verdict=view.verdict(ref).value,
    )


def _item(finding: Finding) -> Html:
    return tag(
        "li",
        tag("span", finding.code, class_="rule"),
        " ",
        together(tag("code", finding.part), ": ") if finding.part else None,
        finding.summary,
        tag("div", finding.remedy, class_="note") if finding.remedy else None,
    )

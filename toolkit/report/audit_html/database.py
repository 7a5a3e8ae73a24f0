"""One database on the page: what was looked at, the pictures, and everything that was found."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from toolkit.findings.windows import describe_window
from toolkit.report.audit_html import advice, findings, graph, history, overlaps, tables, treemap
from toolkit.report.audit_html.elements import Html, tag, together
from toolkit.report.audit_html.parts import part
from toolkit.report.audit_report import capitalised, trace_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from toolkit.report.audit_html.view import View

_FINE: Final = "No table is questioned."
# As many tables as a person reads in the sentence on what the audit itself read.
_MOST_TRACED: Final = 12


def database(view: View) -> Html:
    """The section of one database."""
    heading = f"{view.anchor}-name"
    return tag(
        "section",
        tag(
            "header",
            tag("h2", view.title, id=heading),
            tag("p", tag("code", view.audit.target), class_="target"),
            _replicas(view.audit.replicas),
        ),
        _facts(view),
        *_parts(view),
        class_="database",
        id=view.anchor,
        aria_labelledby=heading,
    )


def _replicas(targets: tuple[str, ...]) -> Html | None:
    if not targets:
        return None
    listed = (part for target in targets for part in (", ", tag("code", target)))
    return tag("p", "With what is read on ", *list(listed)[1:], ".", class_="target")


def _parts(view: View) -> Iterator[Html]:
    audit = view.audit
    if view.tables:
        yield _part(view, "size", "Tables by size", treemap.drawn(view))
    yield _part(view, "findings", "What is questioned", findings.findings(view) if audit.verdicts else tag("p", _FINE))
    picture = graph.around(view)
    if picture is not None:
        yield _part(view, "connected", "What hangs together", picture)
    if audit.overlaps:
        yield _part(view, "overlaps", "Tables that say the same", overlaps.overlaps(view))
    if audit.history:
        yield _part(view, "history", "Use over time", history.use_over_time(view))
    if audit.advice:
        yield _part(view, "advice", "How tables are built", advice.advice(view))
    if view.tables:
        yield _part(view, "tables", "All tables", tables.all_tables(view))


def _part(view: View, name: str, heading: str, content: Html) -> Html:
    return part(f"{view.anchor}-{name}", 3, heading, content)


def _facts(view: View) -> Html:
    audit = view.audit
    counted = (
        f"The counters say nothing: {audit.unavailable}."
        if audit.unavailable
        else f"{capitalised(describe_window(audit.window))} ({audit.counters})"
    )
    facts: list[tuple[str, str]] = [
        ("Server", f"{audit.catalog.dialect} {audit.catalog.server_version}"),
        ("Taken", audit.catalog.taken_at.replace("T", " ").replace("+00:00", " UTC") or "at a time nobody noted"),
        ("Uses counted", counted),
        ("Looked at", _listed(audit.looked_at)),
        ("Not looked at", _listed(audit.not_looked_at)),
    ]
    if audit.catalog.unread:
        facts.append(("Not readable", _listed(list(map(str, audit.catalog.unread)))))
    if audit.remarks:
        facts.append(("Remarks", _listed([f"{capitalised(remark)}." for remark in audit.remarks])))
    if audit.trace:
        facts.append(("Its own trace", _trace(view)))
    return tag(
        "dl",
        *(tag("div", tag("dt", name), tag("dd", words)) for name, words in facts),
        class_="about",
    )


def _listed(items: Sequence[str]) -> Html:
    return tag("ul", *(tag("li", item) for item in items)) if items else together("nothing")


def _trace(view: View) -> Html:
    trace = sorted(view.audit.trace, key=lambda item: (-item[1], item[0]))
    listed = ", ".join(f"{view.short(ref)} {rows:,}" for ref, rows in trace[:_MOST_TRACED])
    more = f" and {len(trace) - _MOST_TRACED:,} more" if len(trace) > _MOST_TRACED else ""
    return together(trace_line(view.audit), tag("details", tag("summary", "Which"), tag("p", f"{listed}{more}")))

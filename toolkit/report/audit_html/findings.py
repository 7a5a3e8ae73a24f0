"""The findings that question a table, each with all that speaks for it, against it, and what is not known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.model.units import count, plural, size
from toolkit.report.audit_html.elements import Html, breakable, tag, together
from toolkit.report.audit_html.history import bars, series
from toolkit.report.audit_html.measured import measured
from toolkit.report.audit_html.verdicts import badge, confidence

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from toolkit.model.evidence import Evidence
    from toolkit.model.finding import Finding
    from toolkit.model.names import Ref
    from toolkit.report.audit_html.view import View


def findings(view: View) -> Html:
    """Every finding that is shown whole, in the order of the audit, and how many are not."""
    evidence = _by_subject(view)
    cards = (_card(view, finding, place, evidence) for place, finding in enumerate(view.whole, 1))
    return together(*cards, *_more(view))


def _more(view: View) -> Iterator[Html]:
    more = len(view.audit.verdicts) - len(view.whole)
    if more:
        words = f"{plural(more, 'more finding')} are not shown whole: the table of all tables has their verdicts, "
        yield tag("p", words, "and ", tag("code", "--format json"), " has all that speaks for and against them.")


def _by_subject(view: View) -> dict[Ref, list[Evidence]]:
    found: dict[Ref, list[Evidence]] = {finding.subject: [] for finding in view.whole}
    for item in view.audit.evidence:
        if item.subject in found:
            found[item.subject].append(item)
    return found


def _card(view: View, finding: Finding, place: int, evidence: dict[Ref, list[Evidence]]) -> Html:
    anchor = f"{view.anchor}-f{place}"
    name = tag("code", breakable(str(finding.subject)))
    return tag(
        "article",
        tag("header", tag("h4", name, id=f"{anchor}-name"), badge(finding.verdict)),
        _facts(view, finding),
        tag("p", _summary(finding), class_="summary"),
        tag("p", tag("b", "Overruled"), " ", finding.overruled, class_="next") if finding.overruled else None,
        _use(view, finding),
        tag(
            "div",
            _weighed("for", "Speaks for it", finding.evidence_for),
            _weighed("against", "Speaks against it", finding.evidence_against),
            _weighed("unknown", "Not known", finding.not_looked_at),
            class_="weighed",
        ),
        tag("p", tag("b", "Next step"), " ", breakable(finding.remedy), class_="next") if finding.remedy else None,
        measured(evidence[finding.subject]),
        class_=f"card {finding.verdict}",
        id=anchor,
        aria_labelledby=f"{anchor}-name",
        data_item="finding",
        data_verdict=finding.verdict.value,
    )


def _facts(view: View, finding: Finding) -> Html:
    table = view.tables.get(finding.subject)
    facts = [] if finding.summary.startswith(finding.use) else [finding.use.value]
    if table is not None:
        facts += [f"{count(table.size.rows, estimated=True)} rows", size(table.size.total_bytes)]
    shape = view.audit.shapes.get(finding.subject)
    if shape is not None:
        facts.append(f"{shape.kind} table ({shape.because})")
    if finding.part:
        facts.append(finding.part)
    facts.append(f"rule {finding.code}")
    return tag(
        "ul",
        tag("li", confidence(finding.confidence)),
        *(tag("li", fact) for fact in facts),
        class_="facts",
    )


def _summary(finding: Finding) -> str:
    """A sentence; one that begins with a name is left as it is, for a name has its own case."""
    words = finding.summary
    return f"{words[:1].upper()}{words[1:]}" if words.startswith(finding.use) else words


def _use(view: View, finding: Finding) -> Html | None:
    if not view.audit.history:
        return None
    reads, writes = series(view.audit.history, finding.subject)
    return tag(
        "p",
        f"Between snapshots: {count(sum(reads))} rows read ",
        bars(reads, "rows read", "reads"),
        f" {count(sum(writes))} written ",
        bars(writes, "rows written", "writes"),
        class_="sparks",
    )


def _weighed(kind: str, heading: str, items: Sequence[str]) -> Html | None:
    if not items:
        return None
    return tag(
        "div",
        tag("h5", heading),
        tag("ul", *(tag("li", breakable(item)) for item in items)),
        class_=kind,
        data_aside=kind == "unknown",
    )

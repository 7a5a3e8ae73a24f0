"""The head of the page: how much was found, in which database, and what could not be audited."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from toolkit.model.finding import Verdict
from toolkit.model.units import count, plural, size
from toolkit.report.audit_html.elements import Html, tag, together
from toolkit.report.audit_html.parts import scrolling
from toolkit.report.audit_html.verdicts import MEANING, counted, swatch
from toolkit.report.audit_report import capitalised

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from toolkit.findings.estate import Estate, Refused
    from toolkit.model.idea import Idea
    from toolkit.report.audit_html.view import View

_PARTS: Final = (("size", "Size"), ("findings", "Findings"), ("overlaps", "Overlaps"), ("tables", "All tables"))


def title(views: Sequence[View]) -> str:
    """What the page is called."""
    if len(views) == 1:
        return f"Database audit of {views[0].title}"
    return f"Database audit of {plural(len(views), 'database')}"


def head(views: Sequence[View], estate: Estate) -> Html:
    """What somebody should know who reads nothing else."""
    return tag(
        "header",
        tag("p", title(views), class_="eyebrow"),
        tag("h1", _headline(views)),
        tag("p", _detail(views, estate), class_="lead"),
        _tiles(views),
        class_="top",
    )


def _headline(views: Sequence[View]) -> str:
    tables, questioned = sum(len(view.tables) for view in views), sum(len(view.questioned) for view in views)
    where = "" if len(views) == 1 else f" in {plural(len(views), 'database')}"
    if not tables:
        return "There is no table to question"
    verb = "are" if questioned > 1 else "is"
    return f"{f'{questioned:,}' if questioned else 'None'} of {plural(tables, 'table')}{where} {verb} questioned"


def _detail(views: Sequence[View], estate: Estate) -> str:
    advice = sum(len(view.audit.advice) for view in views)
    overlaps = sum(len(view.audit.overlaps) for view in views)
    words = [
        plural(sum(len(view.audit.verdicts) for view in views), "finding") + " on whether tables are needed",
        f"{advice:,} on how they are built",
        plural(overlaps, "pair") + " of tables that overlap",
    ]
    if estate.ideas:
        words.append(plural(len(estate.ideas), "idea") + " that several tables have")
    if estate.refused:
        words.append(plural(len(estate.refused), "database") + " that could not be audited")
    return f"{', '.join(words)}. A verdict says what it rests on; what nobody looked at is listed beside it."


def _tiles(views: Sequence[View]) -> Html:
    tiles = [
        tag("div", tag("dt", swatch(verdict), verdict.value), tag("dd", count(number)), tag("dd", MEANING[verdict]))
        for verdict, number in counted(views).items()
    ]
    return tag("dl", *tiles, class_="tiles")


def contents(views: Sequence[View], ideas: Sequence[Idea]) -> Html:
    """Where to go: the databases, or the parts of the only one."""
    if len(views) == 1:
        view = views[0]
        there = {"size": view.tables, "findings": True, "overlaps": view.audit.overlaps, "tables": view.tables}
        links = [(f"#{view.anchor}-{name}", words) for name, words in _PARTS if there[name]]
    else:
        links = [(f"#{view.anchor}", view.title) for view in views]
    if ideas:
        links.append(("#ideas", "One idea in several tables"))
    items = (tag("li", tag("a", words, href=href)) for href, words in links)
    return tag("nav", tag("ul", *items), aria_label="On this page", class_="contents")


def estate(views: Sequence[View]) -> Html | None:
    """The databases side by side, where there are several."""
    if len(views) < 2:
        return None
    verdicts = [verdict for verdict in counted(views) if verdict is not Verdict.KEEP]
    words = ("Database", "Server", "Tables", "Size", *(verdict.value for verdict in verdicts))
    heads = (tag("th", each, scope="col", class_="number" if place > 1 else None) for place, each in enumerate(words))
    rows = (tag("tr", *_cells(view, verdicts)) for view in views)
    return tag(
        "section",
        tag("h2", "The estate at a glance", id="estate-heading"),
        scrolling("Databases", tag("table", tag("thead", tag("tr", *heads)), tag("tbody", *rows), class_="estate")),
        id="estate",
        aria_labelledby="estate-heading",
    )


def _cells(view: View, verdicts: Sequence[Verdict]) -> Iterator[Html]:
    known = [taken for taken in view.sizes.values() if taken is not None]
    yield tag("th", tag("a", view.title, href=f"#{view.anchor}"), scope="row")
    yield tag("td", f"{view.audit.catalog.dialect} {view.audit.catalog.server_version}")
    yield tag("td", count(len(view.tables)), class_="number")
    yield tag("td", size(sum(known) if known else None), class_="number")
    counts = counted([view])
    for verdict in verdicts:
        number = counts.get(verdict, 0)
        yield tag("td", count(number) if number else "\N{EN DASH}", class_="number")


def not_audited(refused: Sequence[Refused]) -> Html | None:
    """The databases that say nothing here, and why."""
    if not refused:
        return None
    items = (together(tag("dt", tag("code", each.target)), tag("dd", each.why)) for each in refused)
    return tag(
        "section",
        tag("h2", "Not audited", id="refused-heading"),
        tag("dl", *items, class_="refused"),
        id="refused",
        aria_labelledby="refused-heading",
    )


def remarks(said: Sequence[str]) -> Html | None:
    """What there is to say of no database by itself."""
    if not said:
        return None
    return tag(
        "section",
        tag("h2", "Remarks", id="remarks-heading"),
        tag("ul", *(tag("li", f"{capitalised(remark)}.") for remark in said)),
        id="remarks",
        aria_labelledby="remarks-heading",
    )

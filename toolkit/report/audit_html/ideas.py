"""Tables that say the same kind of thing, in one database or in several, and the map between their columns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from toolkit.model.units import plural
from toolkit.report.audit_html.elements import Html, breakable, tag, together
from toolkit.report.audit_html.parts import left_out, part, scrolling

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from toolkit.model.idea import Idea, Place
    from toolkit.report.audit_html.view import View

MOST: Final = 100


def ideas(views: Sequence[View], found: Sequence[Idea]) -> Html | None:
    """Every idea with its map, where several tables have one."""
    if not found:
        return None
    by_target = {view.audit.target: view for view in views}
    words = (
        "Tables that mean the same by the names and types of their columns, and which column is which. No row was "
        "compared for this."
    )
    cards = (_card(idea, by_target) for idea in found[:MOST])
    content = together(tag("p", words), *cards, left_out(found, MOST, "idea"))
    return part("ideas", 2, "One idea in several tables", content)


def _card(idea: Idea, by_target: Mapping[str, View]) -> Html:
    several = len({place.target for place in idea.places}) > 1
    names = [_name(place, by_target, several) for place in idea.places]
    databases = f" in {plural(len({place.target for place in idea.places}), 'database')}" if several else ""
    verdicts = dict.fromkeys(
        by_target[place.target].verdict(place.table).value for place in idea.places if place.target in by_target
    )
    return tag(
        "article",
        tag(
            "header",
            tag("h3", *_listed(names)),
            tag("span", f"{plural(len(idea.places), 'table')}{databases}", class_="badge relation"),
        ),
        scrolling(f"Columns of {' and '.join(names)}", _map(idea, names)),
        class_="card idea",
        data_item="idea",
        data_verdict=" ".join(verdicts),
        data_databases=" ".join(
            dict.fromkeys(by_target[place.target].anchor for place in idea.places if place.target in by_target)
        ),
    )


def _name(place: Place, by_target: Mapping[str, View], several: bool) -> str:
    if not several:
        return str(place.table)
    view = by_target.get(place.target)
    return f"{view.title if view else place.target} / {place.table}"


def _listed(names: Sequence[str]) -> list[Html]:
    return [together(", " if place else None, tag("code", breakable(name))) for place, name in enumerate(names)]


def _map(idea: Idea, names: Sequence[str]) -> Html:
    heads = (tag("th", tag("code", breakable(name)), scope="col") for name in names)
    rows = (
        tag(
            "tr",
            tag("th", meaning, scope="row"),
            *(tag("td", tag("code", name) if name is not None else "\N{EN DASH}") for name in columns),
        )
        for meaning, columns in idea.columns
    )
    return tag(
        "table",
        tag("thead", tag("tr", tag("th", "What it means", scope="col"), *heads)),
        tag("tbody", *rows),
    )

"""The HTML report: well formed, alone in the world, safe with any name, and of a size that can be sent."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.report.estates import audit, crowd, finding, idea, moments, overlap, ref, several, shop, table
from toolkit.findings.estate import Estate, Refused
from toolkit.model.finding import Verdict
from toolkit.model.table import Size
from toolkit.report.audit_html import as_html
from toolkit.report.audit_html.connections import MOST as MOST_CONNECTED
from toolkit.report.audit_html.connections import connections
from toolkit.report.audit_html.elements import Html, breakable, number, tag, text
from toolkit.report.audit_html.squarify import Box, squarify
from toolkit.report.audit_html.treemap import MOST as MOST_AREAS
from toolkit.report.audit_html.treemap import areas
from toolkit.report.audit_html.view import MOST_WHOLE, View, views_of

VOID = {"br", "hr", "input", "link", "meta", "wbr"}
MEGABYTE = 1_000_000
HOSTILE = (
    "<script>alert(1)</script>",
    '" onmouseover="alert(1)',
    "' autofocus onfocus='alert(1)",
    "</style></title><img src=x onerror=alert(1)>",
    "&lt;already&gt;",
    "javascript:alert(1)",
    "\N{PILE OF POO} four bytes \N{GOTHIC LETTER AHSA}",
    "bell\x07 and half a character \ud83d",
    "\N{RIGHT-TO-LEFT OVERRIDE}sredro",
    "two\nlines",
    " ",
    "]]>-->",
    "long" * 50,
)


class Page(HTMLParser):
    """What a strict reader makes of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, element: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len({name for name, _ in attrs}) == len(attrs), f"an attribute twice on {element}"
        self.elements.append((element, dict(attrs)))
        if element not in VOID:
            self.open.append(element)

    def handle_endtag(self, element: str) -> None:
        assert self.open.pop() == element

    def handle_data(self, words: str) -> None:
        if self.open and self.open[-1] not in {"style", "script"}:
            self.words.append(words)

    @property
    def text(self) -> str:
        return "".join(self.words)

    def all(self, attribute: str) -> list[str]:
        return [value for _, attributes in self.elements if (value := attributes.get(attribute)) is not None]


def hostile() -> Estate:
    named = [table(name, 1_000, [HOSTILE[0]]) for name in HOSTILE]
    found = [finding(name, Verdict.MERGE, evidence_for=(name,), not_looked_at=(name,)) for name in HOSTILE]
    advice = [finding(name, Verdict.KEEP, part=name) for name in HOSTILE]
    pairs = [overlap(one, other) for one, other in pairwise(HOSTILE)]
    one = audit(
        named, found + advice, pairs, target=f"sqlite:///{HOSTILE[0]}{HOSTILE[-1]}", history=moments(HOSTILE, 3)
    )
    ideas = tuple(idea(one.target, name=name) for name in HOSTILE)
    return Estate(audits=(one,), ideas=ideas, refused=(Refused(target=HOSTILE[1], why=HOSTILE[3]),))


ESTATES = {
    "one": Estate(audits=(shop(),)),
    "several": several(),
    "hostile": hostile(),
    "no table": Estate(audits=(audit([]),)),
    "nothing to say": Estate(audits=(audit([table("fine")]),)),
    "nothing audited": Estate(audits=(), refused=(Refused(target="mysql://db/x", why="It does not answer."),)),
    "unknown sizes": Estate(audits=(audit([table("a", None), table("b", None)], [finding("a")]),)),
}


@pytest.fixture(params=ESTATES, ids=str)
def page(request: pytest.FixtureRequest) -> Page:
    return Page(as_html(ESTATES[request.param]))


def test_every_element_is_closed_where_it_was_opened(page: Page) -> None:
    assert page.elements[0] == ("html", {"lang": "en"})


def test_ids_are_unique_and_every_link_leads_somewhere_on_the_page(page: Page) -> None:
    ids = page.all("id")
    assert len(set(ids)) == len(ids)
    targets = {f"#{each}" for each in ids}
    assert {href for href in page.all("href") if href != "data:,"} <= targets
    assert set(page.all("aria-labelledby")) | set(page.all("for")) <= set(ids)


def test_nothing_comes_from_outside_and_nothing_runs_from_an_attribute(page: Page) -> None:
    assert not page.all("src")
    assert not page.all("style")
    names = {name for _, attributes in page.elements for name in attributes}
    assert not [name for name in names if name.startswith("on")]
    scripts = [element for element, _ in page.elements if element in {"script", "iframe", "object", "embed", "img"}]
    assert scripts == ["script"]


def test_style_and_script_load_nothing() -> None:
    html = as_html(several())
    assert not re.search(r"url\((?!#)|@import|fetch\(|XMLHttpRequest|import\(|https?:", html.split("<body>")[0])
    assert "http" not in html.rsplit("<script>", 1)[1]


def test_the_headings_are_in_order(page: Page) -> None:
    levels = [int(element[1]) for element, _ in page.elements if re.fullmatch("h[1-6]", element)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(later <= earlier + 1 for earlier, later in pairwise(levels))


def test_controls_have_labels_and_pictures_have_words(page: Page) -> None:
    labelled = set(page.all("for"))
    for element, attributes in page.elements:
        if element in {"input", "select"} and attributes.get("type") != "checkbox":
            assert attributes["id"] in labelled
        if element == "svg":
            assert attributes.get("aria-label") or attributes.get("aria-hidden") == "true"


def test_names_are_words_and_never_markup() -> None:
    page = Page(as_html(hostile()))
    for name in HOSTILE:
        assert text(name) == "" or re.sub("[\x07\ud83d]", "\ufffd", name) in page.text


def test_everything_that_a_finding_says_is_on_the_page() -> None:
    text = Page(as_html(Estate(audits=(shop(),)))).text
    for each in shop().verdicts:
        said = (str(each.subject), each.code, each.verdict, each.remedy, *each.evidence_for, *each.evidence_against)
        assert all(words in text for words in (*said, *each.not_looked_at))
    for each in shop().advice:
        assert each.part in text
        assert each.summary in text
    assert "since 2025-12-21" in text.lower()
    assert "This audit read 120 rows of 1 table; the counters of those tables rose by 130 rows meanwhile." in text
    assert "90 of all its 100 rows" in text
    assert "times 1,000" in text
    assert "12 intervals between snapshots" in text


def test_a_verdict_that_a_person_overruled_says_so_and_questions_no_table() -> None:
    kept = replace(finding("a", Verdict.KEEP), overruled="drop was overruled: the auditors ask for it")
    one = audit([table("a")], [kept])
    text = Page(as_html(Estate(audits=(one,)))).text
    assert "drop was overruled: the auditors ask for it" in text
    assert "None of 1 table is questioned" in text


def test_what_kind_a_table_is_and_what_could_not_be_done_are_said() -> None:
    text = Page(as_html(Estate(audits=(audit([table("a")], [finding("a")]),)))).text
    assert "log table (it grows)" in text
    assert "One table could not be read." in text


def test_what_could_not_be_audited_says_why_and_ideas_name_their_databases() -> None:
    text = Page(as_html(several())).text
    assert "mysql://me@db.example/billing" in text
    assert "The server does not answer." in text
    assert "shop / public.orders, support / public.orders" in text


def test_databases_of_one_name_are_told_apart_by_their_targets() -> None:
    targets = ("mysql://me@one/shop", "mysql://me@two/shop?charset=utf8", "sqlite:///var/other.db")
    views = views_of([audit([], target=target) for target in targets])
    assert [view.title for view in views] == [*targets[:2], "other.db"]


def test_counters_that_say_nothing_say_so() -> None:
    silent = replace(shop(), unavailable="the server does not count")
    assert "The counters say nothing: the server does not count." in Page(as_html(Estate(audits=(silent,)))).text


@pytest.mark.parametrize("name", ESTATES)
def test_the_same_estate_gives_the_same_bytes(name: str) -> None:
    assert as_html(ESTATES[name]) == as_html(ESTATES[name])


@pytest.mark.parametrize("questioned", [40, 5_000])
def test_five_thousand_tables_can_be_sent(questioned: int) -> None:
    html = as_html(crowd(5_000, questioned))
    assert len(html.encode()) < 3 * MEGABYTE
    page = Page(html)
    assert page.all("data-item").count("table") == 5_000
    assert page.all("data-item").count("finding") == min(questioned, MOST_WHOLE)
    assert ("4,700 more findings are not shown whole" in page.text) == (questioned == 5_000)


def boxes_overlap(one: Box, other: Box) -> bool:
    slack = 1e-6
    return (
        one.x + one.width > other.x + slack
        and other.x + other.width > one.x + slack
        and one.y + one.height > other.y + slack
        and other.y + other.height > one.y + slack
    )


@given(
    st.lists(st.integers(1, 10**6), min_size=1, max_size=60).map(lambda weights: sorted(weights, reverse=True)),
    st.floats(1, 100),
    st.floats(1, 100),
)
def test_areas_are_in_proportion_inside_the_frame_and_beside_one_another(
    weights: list[int], width: float, height: float
) -> None:
    boxes = squarify(weights, Box(0.0, 0.0, width, height))
    assert len(boxes) == len(weights)
    for weight, box in zip(weights, boxes, strict=True):
        assert box.width * box.height == pytest.approx(weight / sum(weights) * width * height, rel=1e-6)
        assert min(box.x, box.y) >= -1e-9
        assert box.x + box.width <= width + 1e-6
        assert box.y + box.height <= height + 1e-6
    assert not any(boxes_overlap(one, other) for place, one in enumerate(boxes) for other in boxes[:place])


def test_no_weights_are_no_areas() -> None:
    assert squarify([], Box(0.0, 0.0, 1.0, 1.0)) == []


def test_an_empty_table_can_be_seen_and_every_table_is_counted() -> None:
    found = areas(View(audit=crowd(1_000, 3).audits[0], number=1))
    assert len(found) == MOST_AREAS
    assert sum(area.tables for area in found) == 1_000
    assert sum(area.questioned for area in found) == 3
    assert min(area.weight for area in found) > sum(area.bytes for area in found) / 1_000
    # Questioned tables keep their place, small as they are.
    assert sum(area.questioned for area in found if area.ref is not None) == 3


def test_a_hub_does_not_crowd_out_the_picture_of_connections() -> None:
    many = [table(f"t{place}", 10, ["hub"]) for place in range(200)]
    view = View(audit=audit([table("hub"), *many], [finding("hub")]), number=1)
    found = connections(view)
    assert sum(map(len, found.columns)) == MOST_CONNECTED
    assert found.left_out == 201 - MOST_CONNECTED
    assert found.columns[1] == (ref("hub"),)


def test_a_table_that_nobody_questions_is_not_in_the_picture_of_connections() -> None:
    tables = [table("a", 1, ["b"]), table("b"), table("c", 1, ["d"]), table("d")]
    found = connections(View(audit=audit(tables, [finding("b")]), number=1))
    assert found.columns == ((ref("a"),), (ref("b"),), ())


def test_names_in_pictures_lose_what_most_begin_with_and_stay_apart() -> None:
    view = View(audit=audit([table(name) for name in ("app_a", "app_b", "app_c", "a", "app_")]), number=1)
    assert [view.short(ref(name)) for name in ("app_a", "app_b", "app_c", "a", "app_")] == [
        "app_a",
        "b",
        "c",
        "a",
        "app_",
    ]


def test_elements_escape_what_is_not_markup() -> None:
    assert tag("p", "<", Html("<b>"), class_='"') == '<p class="&quot;">&lt;<b></p>'
    assert breakable("a/b_c&d/<e") == "a/<wbr>b_<wbr>c&amp;d/&lt;e"
    assert [number(value) for value in (0, 10, 0.005, 1 / 3, 2.50)] == ["0", "10", "0.01", "0.33", "2.5"]


def test_a_size_that_nobody_knows_is_a_question_mark() -> None:
    unknown = replace(table("a"), size=Size())
    assert "did not say how large 1 table" in Page(as_html(Estate(audits=(audit([unknown]),)))).text

"""The HTML report in a real browser: search, filters, keyboard, phone, dark and paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.report.estates import crowd, several, shop
from tests.report.test_audit_html import hostile
from toolkit.findings.estate import Estate
from toolkit.report.audit_html import as_html

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    Opened = Callable[..., Page]

VISIBLE_FINDINGS = "article[data-item=finding]:not([hidden])"
VISIBLE_ROWS = "tr[data-item=table]:not([hidden])"


@pytest.fixture
def opened(browser: Browser, tmp_path: Path) -> Iterator[Opened]:
    """Open a report; what the browser complains about fails the test at its end."""
    complaints: list[str] = []
    contexts = []

    def open_report(estate: Estate | None = None, **options: object) -> Page:
        file = tmp_path / "report.html"
        file.write_text(as_html(estate or several()), "utf-8")
        context = browser.new_context(**options)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("dialog", lambda dialog: complaints.append(dialog.message))
        page.on("request", lambda request: complaints.extend([request.url] * (not request.url.startswith("file:"))))
        page.goto(file.as_uri())
        return page

    yield open_report
    for context in contexts:
        context.close()
    assert [each for each in complaints if each != "data:,"] == []


def test_hostile_names_run_nothing(opened: Opened) -> None:
    page = opened(hostile())
    assert page.locator("script").count() == 1
    page.locator("#search").fill("<script>")
    page.locator("#shown", has_text="Showing 1 of 13 findings").wait_for()


def test_the_policy_lets_no_other_script_run(opened: Opened) -> None:
    page = opened()
    policy = page.locator("meta[http-equiv=Content-Security-Policy]").get_attribute("content") or ""
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


def test_the_search_narrows_findings_and_rows_and_says_how_far(opened: Opened) -> None:
    page = opened()
    assert page.locator(VISIBLE_FINDINGS).count() == 5
    page.locator("#search").fill("Request_LOG")
    page.get_by_text("Showing 1 of 5 findings and 1 of 11 tables").wait_for()
    assert page.locator(VISIBLE_FINDINGS).count() == 1
    assert page.locator(VISIBLE_ROWS).count() == 1
    page.keyboard.press("Escape")
    assert page.locator(VISIBLE_FINDINGS).count() == 5


def test_the_search_passes_over_what_every_finding_says(opened: Opened) -> None:
    page = opened()
    page.locator("#search").fill("replica")
    page.get_by_text("0 of 5 findings").wait_for()


def test_a_search_that_finds_nothing_says_so(opened: Opened) -> None:
    page = opened()
    page.locator("#search").fill("no such table")
    page.get_by_text("0 of 11 tables").wait_for()
    assert page.locator(VISIBLE_ROWS).count() == 0
    assert page.locator("#d1-findings .none").is_visible()


def test_the_verdicts_filter(opened: Opened) -> None:
    page = opened()
    page.get_by_label("drop").uncheck()
    assert page.locator(VISIBLE_FINDINGS).count() == 4
    assert page.locator(".area.drop.dimmed").count() == 1
    page.get_by_label("keep").uncheck()
    assert page.locator(VISIBLE_ROWS).count() == 4


def test_the_database_filters(opened: Opened) -> None:
    page = opened()
    page.get_by_label("Database", exact=True).select_option(label="support")
    assert not page.locator("#d1").is_visible()
    assert page.locator("#d2").is_visible()
    assert page.locator(VISIBLE_ROWS).count() == 2


def test_a_choice_stands_in_the_address_and_survives_a_reload(opened: Opened) -> None:
    page = opened()
    page.locator("#search").fill("request")
    page.locator("input[value=drop]").uncheck()
    page.wait_for_function("location.hash.includes('search=request')")
    before = page.locator("#shown").text_content()
    page.reload()
    assert page.locator("#search").input_value() == "request"
    assert not page.locator("input[value=drop]").is_checked()
    assert page.locator("#shown").text_content() == before
    page.locator("#search").fill("")
    page.locator("input[value=drop]").check()
    page.wait_for_function("location.hash === ''")


def test_the_search_dims_what_is_drawn_and_does_not_match(opened: Opened) -> None:
    page = opened()
    page.locator("#search").fill("public.old_orders")
    page.locator(".node.dimmed").first.wait_for()
    for drawn in (".area", ".node"):
        matching = page.locator(f"{drawn}[data-item]:not(.dimmed)")
        assert matching.count() == 1
        assert "old_orders" in (matching.text_content() or "")
    assert page.locator(".line:not(.dimmed)").count() < page.locator(".line").count()


def test_a_slash_takes_the_keyboard_to_the_search_and_can_be_typed_there(opened: Opened) -> None:
    page = opened()
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "search"
    page.keyboard.type("a/b")
    assert page.locator("#search").input_value() == "a/b"


def test_the_first_stop_of_the_keyboard_skips_to_the_content(opened: Opened) -> None:
    page = opened()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    assert page.evaluate("document.activeElement.getBoundingClientRect().left") >= 0
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_a_head_puts_the_rows_in_order_by_the_number_behind_the_words(opened: Opened) -> None:
    page = opened()
    head = page.locator("#d1-tables thead th", has_text="Size")
    names = page.locator("#d1-tables tbody th")
    head.get_by_role("button").click()
    assert head.get_attribute("aria-sort") == "descending"
    assert names.first.text_content() == "public.orders"
    head.get_by_role("button").press("Enter")
    assert names.first.text_content() == "public.empty"


def test_a_link_to_what_a_filter_hides_shows_it(opened: Opened) -> None:
    page = opened()
    page.locator("#search").fill("lookup")
    page.get_by_text("0 of 5 findings").wait_for()
    page.locator(".area.drop a").click()
    page.get_by_text("5 of 5 findings").wait_for()
    assert page.locator("#search").input_value() == ""
    assert page.locator("#d1-f1").is_visible()


@pytest.mark.parametrize("which", ["several", "hostile"])
def test_a_phone_scrolls_one_way_only(opened: Opened, which: str) -> None:
    page = opened(hostile() if which == "hostile" else None, viewport={"width": 360, "height": 780})
    page.evaluate("for (const fold of document.querySelectorAll('details')) fold.open = true")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_the_dark_is_dark(opened: Opened) -> None:
    ground = "getComputedStyle(document.body).backgroundColor"
    light = opened(color_scheme="light").evaluate(ground)
    dark = opened(color_scheme="dark").evaluate(ground)
    assert light != dark
    assert max(int(part) for part in dark[4:-1].split(",")) < 60


# How far the words of every kind of element stand out from the ground behind them, by the formula of WCAG 2.
CONTRASTS = """() => {
  const numbers = (color) => (color.match(/[\\d.]+/g) ?? []).map(Number);
  const light = (rgb) => rgb.slice(0, 3).map((v) => (v /= 255) <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
    .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
  const ground = (element) => {
    for (; element; element = element.parentElement) {
      const color = numbers(getComputedStyle(element).backgroundColor);
      if (color.length === 3 || color[3] === 1) return color;
    }
    return [255, 255, 255];
  };
  const poor = [];
  for (const element of document.querySelectorAll("body *")) {
    const own = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim());
    if (!own || element.closest("svg, script") || !element.getClientRects().length) continue;
    const [a, b] = [light(numbers(getComputedStyle(element).color)), light(ground(element))].sort((x, y) => y - x);
    const contrast = (a + 0.05) / (b + 0.05);
    if (contrast < 4.5) poor.push(`${element.tagName}.${element.className} ${contrast.toFixed(2)}`);
  }
  return [...new Set(poor)];
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_stand_out_from_their_ground(opened: Opened, scheme: str) -> None:
    assert opened(color_scheme=scheme).evaluate(CONTRASTS) == []


def test_paper_has_no_folds_and_no_controls(opened: Opened) -> None:
    page = opened()
    page.emulate_media(media="print")
    assert not page.locator("#controls").is_visible()
    folded = page.locator("details:not([open]) li").first
    assert folded.evaluate("element => element.getBoundingClientRect().height") > 0
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator("details:not([open])").count() == 0
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator("details:not([open])").count() > 0


@pytest.mark.parametrize("scripts", [True, False])
def test_a_printed_report_is_not_empty(opened: Opened, scripts: bool) -> None:
    for estate in (several(), Estate(audits=(shop(),))):
        printed = opened(estate, java_script_enabled=scripts).pdf(format="A4")
        # A page of nothing takes less than a kilobyte; letters bring their font along.
        assert len(printed) > 50_000


def test_without_a_script_everything_is_there_but_the_controls(opened: Opened) -> None:
    page = opened(java_script_enabled=False)
    assert not page.locator("#controls").is_visible()
    assert page.locator(VISIBLE_FINDINGS).count() == 5
    assert page.locator(".area").first.is_visible()


def test_five_thousand_tables_are_searched_while_one_types(opened: Opened) -> None:
    page = opened(crowd(5_000, 40))
    took = page.evaluate(
        """() => {
          const box = document.querySelector("input[name=verdict]");
          const start = performance.now();
          box.click();
          document.body.offsetHeight;
          return performance.now() - start;
        }"""
    )
    assert took < 2_000

"""A column that nobody could compare is in every format one of which nobody knows, and not one that is lost."""

from __future__ import annotations

from dataclasses import replace

from tests.report.estates import audit, overlap, table
from toolkit.findings.estate import Estate
from toolkit.report.audit_html import as_html
from toolkit.report.audit_markdown import as_markdown
from toolkit.report.audit_report import as_text
from toolkit.report.overlap_report import overlap_data

FOUND = replace(overlap("old", "new"), left_only=("note", "active"), not_compared=("active",))
ESTATE = Estate(audits=(audit([table("old"), table("new")], overlaps=[FOUND]),))


def test_text_and_markdown_list_it_by_itself() -> None:
    assert "  only in public.old: note\n  not compared: active\n" in as_text(ESTATE)
    assert "Only in `public.old`: `note`.\n\nNot compared: `active`.\n" in as_markdown(ESTATE)


def test_html_says_it_in_its_row() -> None:
    rows = [row for row in as_html(ESTATE).split("<tr") if "<code>active</code>" in row]
    assert len(rows) == 1
    assert "not compared" in rows[0]
    assert "would be lost" not in rows[0]


def test_json_adds_it_to_what_it_always_said() -> None:
    found = overlap_data(FOUND)
    assert (found["left_only"], found["not_compared"]) == (["note", "active"], ["active"])

"""A name that holds what ends a line, or what Markdown obeys, stands in a report as it is and breaks nothing."""

from __future__ import annotations

import re
from dataclasses import replace

from tests.report.estates import audit, finding, idea, overlap, table
from toolkit.findings.estate import Estate, Refused
from toolkit.model.finding import Verdict
from toolkit.report.audit_markdown import as_markdown
from toolkit.report.audit_report import as_text

ODD = "a\nb`c|*d*"
SHOWN = r"a\nb`c|*d*"
PLAIN = "a_nb_c__d_"


def estate(name: str) -> Estate:
    """One that says the name wherever names are said."""
    one = audit(
        [table(name), table("other")],
        [finding(name, evidence_for=(f"{name} is empty",)), finding("other", Verdict.KEEP, part=name)],
        [overlap(name, "other"), overlap("other", name)],
    )
    one = replace(one, remarks=(f"{name} was not read",), evidence=())
    return Estate(audits=(one,), ideas=(idea(one.target, name=name),), refused=(Refused(target=name, why=name),))


def test_text_has_a_line_for_what_is_one_line() -> None:
    odd, plain = as_text(estate(ODD)), as_text(estate(PLAIN))
    assert odd.lower().replace(SHOWN, PLAIN) == plain.lower()


def test_markdown_has_a_line_for_what_is_one_line_and_a_cell_for_what_is_one_cell() -> None:
    odd, plain = as_markdown(estate(ODD)), as_markdown(estate(PLAIN))
    cells = [
        [len(re.findall(r"(?<!\\)\|", line)) for line in text.splitlines() if line[:1] == "|"] for text in (odd, plain)
    ]
    assert cells[0] == cells[1]
    assert len(odd.splitlines()) == len(plain.splitlines())


def test_markdown_shows_names_as_they_are_and_obeys_none() -> None:
    said = as_markdown(estate(ODD))
    assert f"## DROP ``public.{SHOWN}``" in said
    assert r"- for: a\\nb\`c|\*d\* is empty" in said

"""What every part of the page is made of: a section with a heading, and a frame for what may be too wide."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.model.units import plural
from toolkit.report.audit_html.elements import Html, tag

if TYPE_CHECKING:
    from collections.abc import Sized


def part(anchor: str, level: int, heading: str, content: Html) -> Html:
    """A section that says so when the search and the filters leave nothing of it."""
    return tag(
        "section",
        tag(f"h{level}", heading, id=f"{anchor}-heading"),
        content,
        tag("p", "Nothing here matches the search and the filters.", class_="none", hidden=True),
        class_="part",
        id=anchor,
        aria_labelledby=f"{anchor}-heading",
    )


def scrolling(label: str, content: Html) -> Html:
    """Something wide, which scrolls within itself, by keyboard too."""
    return tag("div", content, class_="scroll", tabindex="0", role="group", aria_label=label)


def left_out(found: Sized, most: int, noun: str) -> Html | None:
    """How many of what was found have no place on the page, where there are any."""
    if len(found) <= most:
        return None
    words = f"{plural(len(found) - most, f'more {noun}')} had no place here; "
    return tag("p", words, tag("code", "--format json"), " has them all.")

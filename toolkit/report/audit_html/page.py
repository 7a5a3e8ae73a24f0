"""The page: what its parts are, and in which order they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.report.audit_html import ideas, overview, treemap
from toolkit.report.audit_html.controls import controls
from toolkit.report.audit_html.database import database
from toolkit.report.audit_html.document import document
from toolkit.report.audit_html.elements import tag, together
from toolkit.report.audit_html.view import views_of

if TYPE_CHECKING:
    from toolkit.findings.estate import Estate


def as_html(estate: Estate) -> str:
    """Every audit of an estate as one HTML file that needs nothing beside it: offline, on paper, in the dark.

    The same estate gives the same bytes. Everything can be read without the script; it adds search and filters.
    """
    views = views_of(estate.audits)
    main = tag(
        "main",
        overview.head(views, estate),
        overview.contents(views, estate.ideas),
        controls(views),
        overview.not_audited(estate.refused),
        overview.remarks(estate.remarks),
        overview.estate(views),
        *map(database, views),
        ideas.ideas(views, estate.ideas),
        id="main",
    )
    body = together(
        tag("a", "Skip to the content", href="#main", class_="skip"),
        main,
        tag(
            "footer", tag("p", "Written by toolkit, which only reads. It needs no network: this file is all there is.")
        ),
    )
    return document(overview.title(views), "".join(map(treemap.placed, views)), body)

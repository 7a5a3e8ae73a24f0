"""A whole document in one file: style and script inside, and a policy that lets nothing else run or load."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib.resources import files

from toolkit.report.audit_html.elements import Html, tag

_PACKAGE = "toolkit.report.audit_html"


def document(title: str, rules: str, body: Html) -> str:
    """The document with that body; `rules` are the style rules that only this document needs."""
    style, script = _asset("style.css") + rules, _asset("script.js")
    policy = (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )
    head = tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", http_equiv="Content-Security-Policy", content=policy),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name="color-scheme", content="light dark"),
        # It names the tables of somebody's database: wherever it lies, nobody should find it by chance.
        tag("meta", name="robots", content="noindex"),
        tag("meta", name="referrer", content="no-referrer"),
        tag("title", title),
        # Without an icon a browser asks the server for one.
        tag("link", rel="icon", href="data:,"),
        tag("style", Html(style)),
    )
    whole = tag("html", head, tag("body", body, tag("script", Html(script))), lang="en")
    return f"<!doctype html>\n{whole}\n"


@cache
def _asset(name: str) -> str:
    return files(_PACKAGE).joinpath(name).read_text("utf-8")


def _hash(content: str) -> str:
    digest = hashlib.sha256(content.encode()).digest()
    return f"sha256-{base64.b64encode(digest).decode()}"

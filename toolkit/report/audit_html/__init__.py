"""Audits as one self-contained HTML file: what a person sends to a colleague."""

from __future__ import annotations

from toolkit.report.audit_html.page import as_html

__all__ = ["as_html"]

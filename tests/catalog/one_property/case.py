"""A change of one property: what is there before, the change, and the words that the difference has to say."""

from __future__ import annotations

from typing import NamedTuple


class Case(NamedTuple):
    """One change; `since` is the first version of the server that knows it."""

    before: str
    change: str
    says: str
    since: int = 0

"""Settings as PostgreSQL keeps them: a list of `name=value` texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def split_options(options: Iterable[str] | None) -> list[tuple[str, str]]:
    """Split `name=value` texts into pairs.

    >>> split_options(["fillfactor=70"])
    [('fillfactor', '70')]
    """
    pairs = [option.partition("=") for option in options or ()]
    return [(name, value) for name, _, value in pairs]

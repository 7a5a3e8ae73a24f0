"""Lists as PostgreSQL writes them: settings as `name=value` texts, and arrays of object numbers."""

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


def oid_list(oids: Iterable[int]) -> str:
    """An array of object numbers as a parameter: one text, which is quicker than thousands of values.

    >>> oid_list([16385, 16390])
    '{16385,16390}'
    """
    return f"{{{','.join(map(str, oids))}}}"

"""The statements that servers remember, in one form for all of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from toolkit.model.evidence import Window


@dataclass(frozen=True, slots=True, kw_only=True)
class RememberedStatement:
    """A statement without its values, how often it ran, and by whom where the server knows.

    Of one that `is_cut` the server may not have kept the end.
    """

    text: str
    calls: int
    user: str = ""
    is_cut: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Remembered:
    """All statements of a database that the server remembers, and the time it remembers.

    `forgot_some` says that it had no room for all. `unavailable` says why there are none.
    """

    source: str
    window: Window
    statements: tuple[RememberedStatement, ...] = ()
    forgot_some: bool = False
    unavailable: str = ""

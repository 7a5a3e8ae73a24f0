"""The statements that servers remember, in one form for all of them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from datetime import datetime

    from toolkit.model.evidence import Window

# A server runs for a moment before anybody asks it something.
_SILENCE: Final = timedelta(minutes=1)


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


def since_the_oldest(window: Window, oldest: datetime | None, because: str) -> Window:
    """The window, begun when the oldest statement ran that the server remembers, where that was a good while later."""
    if window.start is None or oldest is None or oldest <= window.start + _SILENCE:
        return window
    return replace(window, start=min(oldest, window.end), because=because)

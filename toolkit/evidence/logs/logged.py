"""What stands in logs, in one form for all of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from toolkit.dialects.remembered import RememberedStatement
    from toolkit.model.evidence import Window


@dataclass(frozen=True, slots=True, kw_only=True)
class LoggedStatement:
    """One entry of a log. It has a time even where it runs nothing, and then its text is empty.

    `database` is the one that the session was in, empty where it was in none; None where the log does not say.
    """

    text: str
    at: datetime | None
    user: str = ""
    database: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Logs:
    """The statements of one database in some files, without their values, counted.

    `elsewhere` ran while another database was the default one, and name ours. `complete` says that a statement which
    is not here did not run in the window. `unread` has a sentence for each file that could not be read, or not whole;
    `unavailable` says why there is nothing at all.
    """

    database: str
    source: str
    window: Window
    statements: tuple[RememberedStatement, ...] = ()
    elsewhere: tuple[RememberedStatement, ...] = ()
    complete: bool = False
    cannot_see: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()
    unavailable: str = ""

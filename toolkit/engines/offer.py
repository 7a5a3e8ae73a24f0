"""What a way to get a server has to offer, and the shape all ways share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from toolkit.engines.server import Server
    from toolkit.engines.wanted import Wanted


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """Whether a way can give a server, without starting one.

    Attributes:
        via: The way.
        versions: What it can start, as far as it is known without starting it.
        detail: Where those are, for people.
        reason: Why there is nothing; empty when there is something.
        remedy: How to make it available, as an instruction.
    """

    via: str
    dialect: str
    versions: tuple[str, ...] = ()
    detail: str = ""
    reason: str = ""
    remedy: str = ""

    @property
    def available(self) -> bool:
        """Whether starting a server this way is worth a try."""
        return not self.reason


class Way(Protocol):
    """One way to get a server."""

    @property
    def via(self) -> str:
        """Its name."""

    @property
    def dialects(self) -> tuple[str, ...]:
        """What it can serve."""

    def offer(self, wanted: Wanted) -> Offer:
        """What there is of the wanted kind; quick, and without leaving anything behind."""

    def start(self, wanted: Wanted) -> AbstractContextManager[Server]:
        """A server of the wanted kind that is gone afterwards."""

"""What is not the same in two catalogs, one fact at a time."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Change(StrEnum):
    """How a thing differs between the left and the right catalog."""

    ONLY_LEFT = "only left"
    ONLY_RIGHT = "only right"
    RENAMED = "renamed"
    DIFFERS = "differs"


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One difference.

    `owner` is the table, view or other top-level thing it belongs to (`table public.orders`), `part`
    the thing inside it (`column total`), empty for the owner itself. `aspect` is the property that
    differs, with its two values as people write them.
    """

    change: Change
    owner: str
    part: str = ""
    aspect: str = ""
    left: str = ""
    right: str = ""

    @property
    def subject(self) -> str:
        """The thing that differs, with its owner."""
        return f"{self.part} of {self.owner}" if self.part else self.owner

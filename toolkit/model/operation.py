"""What a plan may do to a schema: a closed union of small values, each naming what it touches."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from toolkit.model.names import Ref


class Grade(StrEnum):
    """What the way back restores."""

    EXACT = "exact"
    EXACT_WITH_ARCHIVE = "exact with archive"
    LOSSY = "lossy"


@dataclass(frozen=True, slots=True, kw_only=True)
class RetireTable:
    """Take a table out of use without losing a row: renamed, cut loose from cascades, closed, labelled."""

    table: Ref
    on: date

    @property
    def grade(self) -> Grade:
        """The way back restores everything."""
        return Grade.EXACT

    def __str__(self) -> str:
        return f"retire {self.table}"


Operation = RetireTable

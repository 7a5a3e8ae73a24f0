"""How the rows of two tables say the same things, column by column."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from toolkit.model.names import Ref


class Relation(StrEnum):
    """What one table is to the other."""

    DUPLICATE = "duplicate"
    SUBSET = "subset"
    COMPLEMENTARY = "complementary"
    ALIKE = "alike in shape"


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnMatch:
    """Two columns that say the same thing: how one becomes the other, and of how many rows that is true.

    Where rows were not compared, both numbers are 0.
    """

    left: str
    right: str
    how: str
    matched: int = 0
    compared: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """How much of one table another says: how many columns, all but `only`, and `covered` of `compared` rows.

    `not_compared` are those of `only` that the other table may say, too. `whole` says that no row was left out.
    """

    by: Ref
    columns: int
    only: tuple[str, ...]
    compared: int
    covered: int
    whole: bool
    not_compared: tuple[str, ...] = ()

    @property
    def missed(self) -> tuple[str, ...]:
        """Those of `only` that the other table does not say, as far as columns were compared."""
        return tuple(name for name in self.only if name not in self.not_compared)

    @property
    def share(self) -> float:
        """The share of the compared rows that are covered."""
        return self.covered / self.compared if self.compared else 0.0

    @property
    def is_all(self) -> bool:
        """Whether the other table says everything, by all rows and all columns."""
        return self.whole and self.covered == self.compared and not self.only


@dataclass(frozen=True, slots=True, kw_only=True)
class Overlap:
    """What the table `left` has in common with `right`, and what it alone knows.

    `not_compared` are those of `left_only` that the other table may say, too: nobody could compare them.
    `anchor` are the columns that bring rows together. `covered` of `compared` rows of the left table are said by
    a row of the right one, column by column; `whole` says that no row of the left table was left out. `back` is how
    much of the right table the left one says, where that was compared.
    """

    left: Ref
    right: Ref
    relation: Relation
    columns: tuple[ColumnMatch, ...]
    left_only: tuple[str, ...]
    anchor: tuple[str, str] | None = None
    compared: int = 0
    covered: int = 0
    whole: bool = False
    because: str = ""
    not_compared: tuple[str, ...] = ()
    back: Said | None = None

    def with_back(self, back: Said | None) -> Overlap:
        """The overlap with the way back: where either says all of the other, row by row, the two are duplicates."""
        both = self.forth.is_all and back is not None and back.is_all and back.compared == self.compared
        return replace(self, back=back, relation=Relation.DUPLICATE if both else self.relation)

    @property
    def missed(self) -> tuple[str, ...]:
        """Those of `left_only` that the other table does not say, as far as columns were compared."""
        return self.forth.missed

    @property
    def share(self) -> float:
        """The share of the compared rows that are covered."""
        return self.forth.share

    def said_of(self, ref: Ref) -> Said | None:
        """How much of one of the two tables the other says, as far as that was compared."""
        if ref == self.right:
            return self.back
        return self.forth if ref == self.left else None

    @property
    def forth(self) -> Said:
        """How much of the left table the right one says."""
        return Said(
            by=self.right,
            columns=len(self.columns),
            only=self.left_only,
            compared=self.compared,
            covered=self.covered,
            whole=self.whole,
            not_compared=self.not_compared,
        )

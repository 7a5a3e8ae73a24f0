"""How much alike two tables' values are by the server's statistics, before a row of them is read."""

from __future__ import annotations

import math
from collections import defaultdict
from itertools import product
from typing import TYPE_CHECKING, Final, NamedTuple

from toolkit.dialects.connect import read_spreads
from toolkit.errors import ToolkitError
from toolkit.evidence.overlap.shapes import kind_of
from toolkit.evidence.overlap.values import UNITS, canonical

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from toolkit.dialects.profile import Spread
    from toolkit.dialects.session import Session
    from toolkit.evidence.overlap.shapes import Candidate
    from toolkit.model.names import Ref
    from toolkit.model.table import Column, Table

# Pairs whose statistics are asked for; further ones look less alike by far.
_WEIGHED: Final = 400
_COMMON: Final = 100
# Fewer texts than this two columns may share by nature.
_TEXTS: Final = 5
_SHARED: Final = 0.5
# How far the quartiles of the same numbers may be apart, as logarithms: one table may hold some of the other's rows.
_APART: Final = 0.1
_FACTORS: Final = tuple(sign * math.log(factor) for factor in UNITS for sign in (1, -1))


class Likeness(NamedTuple):
    """How many columns of two tables have the like in the other, of how many that can be told."""

    alike: int
    told: int

    @property
    def is_ruled_out(self) -> bool:
        """Whether the statistics tell, and tell of nothing alike."""
        return self.told > 0 and not self.alike

    @property
    def rank(self) -> int:
        """Those first that are most alike, last those that are ruled out."""
        return int(self.is_ruled_out) - self.alike


def likeliest(session: Session, pairs: Sequence[Candidate]) -> list[tuple[Candidate, Likeness]]:
    """The pairs by how much alike the server's statistics say they are, then by their shapes as before."""
    weighed = pairs[:_WEIGHED]
    tables = sorted({table.ref for pair in weighed for table in (pair.left, pair.right)}, key=str)
    spreads: defaultdict[Ref, dict[str, Spread]] = defaultdict(dict)
    try:
        for spread in read_spreads(session, tables, _COMMON):
            spreads[spread.table][spread.column] = spread
    except ToolkitError:
        # Without them the shapes have to do.
        pass
    ranked = [(pair, _likeness(pair, spreads)) for pair in weighed]
    ranked.sort(key=lambda each: each[1].rank)
    return ranked + [(pair, Likeness(0, 0)) for pair in pairs[_WEIGHED:]]


def _likeness(pair: Candidate, spreads: Mapping[Ref, Mapping[str, Spread]]) -> Likeness:
    left, right = (tuple(_telling(table, spreads.get(table.ref, {}))) for table in (pair.left, pair.right))
    alike: set[str] = set()
    told: set[str] = set()
    for (one, mine), (other, theirs) in product(left, right):
        if kind_of(one) == kind_of(other):
            same = _same_numbers(mine, theirs) if kind_of(one) == "number" else _same_texts(mine, theirs)
            if same is not None:
                told.add(one.name)
            if same:
                alike.add(one.name)
    return Likeness(len(alike), len(told))


def _telling(table: Table, spreads: Mapping[str, Spread]) -> Iterator[tuple[Column, Spread]]:
    """The columns whose values tell something: numbers of rows are dense, and alike wherever one looks."""
    keys = {name for key in table.foreign_keys for name in key.columns} | {table.row_number}
    for column in table.columns:
        spread = spreads.get(column.name)
        if spread is not None and column.name not in keys and kind_of(column) in {"number", "text"}:
            yield column, spread


def _same_numbers(one: Spread, other: Spread) -> bool | None:
    """Whether one's quartiles are the other's, times one known factor; None where they do not vary."""
    mine, theirs = _logarithms(one), _logarithms(other)
    if mine is None or theirs is None:
        return None
    off = [a - b for a, b in zip(mine, theirs, strict=True)]
    return any(all(abs(each - factor) <= _APART for each in off) for factor in _FACTORS)


def _logarithms(spread: Spread) -> list[float] | None:
    try:
        numbers = [float(text) for text in spread.quartiles]
    except ValueError:
        return None
    if len(set(numbers)) < 2 or min(numbers) <= 0:
        return None
    return [math.log(number) for number in numbers]


def _same_texts(one: Spread, other: Spread) -> bool | None:
    """Whether most of the commonest texts of one are the other's; None where they are too few."""
    mine, theirs = ({canonical(text) for text in spread.common} for spread in (one, other))
    fewer = min(len(mine), len(theirs))
    return None if fewer < _TEXTS else len(mine & theirs) >= _SHARED * fewer

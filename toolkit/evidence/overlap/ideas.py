"""Tables of one idea: found by what their columns mean, in one database or across several, without reading a row."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from itertools import combinations
from typing import TYPE_CHECKING, Final

from toolkit.evidence.copies import base_name, differ_in_case_only
from toolkit.evidence.overlap.meaning import GENERAL, can_mean_the_same, meanings
from toolkit.model.idea import Idea, Place

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from toolkit.model.catalog import Catalog
    from toolkit.model.table import Column

# A meaning that more tables have than this tells nothing apart.
_COMMON: Final = 40
# How many meanings two tables must share: a few that are half of what the lesser one says, or many. Some of them
# have to tell more than what any table says.
_FEW: Final = 4
_HALF: Final = 0.5
_MANY: Final = 6
_TELLING: Final = 3
# And how alike they must be in any case, each weighed by all that it says.
_LEAST: Final = 0.15

Meanings = dict[str, "Column"]


def find_ideas(catalogs: Mapping[str, Catalog]) -> tuple[Idea, ...]:
    """Groups of tables that mean the same, the largest first; copies of one table by hand are no idea of their own."""
    known = {
        Place(target=target, table=table.ref): meanings(table)
        for target, catalog in catalogs.items()
        for table in catalog.tables
        if table.partition_of is None and table.extension is None
    }
    weights = _weights(known.values())
    groups: list[list[Place]] = []
    for _, one, other in sorted(_pairs(known, weights), key=lambda pair: (-pair[0], str(pair[1:]))):
        _place(groups, one, other, known, weights)
    ideas = [_idea(sorted(group, key=str), known) for group in groups if not _copies(group)]
    return tuple(sorted(ideas, key=lambda idea: (-len(idea.places), -len(idea.columns), str(idea.places))))


def _weights(known: Iterable[Meanings]) -> dict[str, float]:
    """How much each meaning tells: the rarer, the more; nothing where it is everywhere."""
    found = list(known)
    frequency = Counter(meaning for each in found for meaning in each)
    return {meaning: math.log(1 + len(found) / number) for meaning, number in frequency.items() if number <= _COMMON}


def _pairs(known: Mapping[Place, Meanings], weights: Mapping[str, float]) -> list[tuple[float, Place, Place]]:
    having: defaultdict[str, list[Place]] = defaultdict(list)
    for place, each in known.items():
        for meaning in each:
            if meaning in weights:
                having[meaning].append(place)
    together = Counter(pair for places in having.values() for pair in combinations(places, 2))
    return [
        (likeness, one, other)
        for (one, other), number in together.items()
        if number >= _TELLING and (likeness := _likeness(known[one], known[other], weights))
    ]


def _likeness(one: Meanings, other: Meanings, weights: Mapping[str, float]) -> float:
    """How much of what the two say they both say, by how rare it is; zero where that is not enough."""
    shared = [
        meaning for meaning in one.keys() & other.keys() if can_mean_the_same(meaning, one[meaning], other[meaning])
    ]
    said = [sum(weights.get(meaning, 0.0) for meaning in each) for each in (one, other, shared)]
    if not min(said) or sum(meaning not in GENERAL for meaning in shared) < _TELLING:
        return 0.0
    enough = len(shared) >= _MANY or (len(shared) >= _FEW and said[2] >= _HALF * min(said[:2]))
    likeness = said[2] / math.sqrt(said[0] * said[1])
    return likeness if enough and likeness >= _LEAST else 0.0


def _place(
    groups: list[list[Place]], one: Place, other: Place, known: Mapping[Place, Meanings], weights: Mapping[str, float]
) -> None:
    """Put a pair in the group that one of them is in, when the other is like all of that group; or in a new one."""
    homes = [group for group in groups if one in group or other in group]
    if not homes:
        groups.append([one, other])
    elif len(homes) == 1:
        (home,) = homes
        newcomer = other if one in home else one
        if newcomer not in home and all(_likeness(known[newcomer], known[each], weights) for each in home):
            home.append(newcomer)


def _copies(group: Sequence[Place]) -> bool:
    one_base = len({(place.target, base_name(place.table.name)) for place in group}) == 1
    return one_base and not differ_in_case_only(place.table.name for place in group)


def _idea(places: Sequence[Place], known: Mapping[Place, Meanings]) -> Idea:
    """The map: every meaning that two of the places have at least, those of most places first."""
    frequency = Counter(meaning for place in places for meaning in known[place])
    lines = [
        (meaning, tuple(column.name if (column := known[place].get(meaning)) else None for place in places))
        for meaning, number in frequency.items()
        if number > 1
    ]
    return Idea(places=tuple(places), columns=tuple(sorted(lines, key=lambda line: (-frequency[line[0]], line[0]))))

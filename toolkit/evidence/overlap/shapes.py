"""Which tables look alike: an index from what columns are to the tables that have such, never every pair."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations
from typing import TYPE_CHECKING, Final

from toolkit.evidence.copies import base_name
from toolkit.model.types import Family

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from toolkit.model.catalog import Catalog
    from toolkit.model.names import Ref
    from toolkit.model.table import Column, Table

KINDS: Final = {
    Family.INTEGER: "number",
    Family.DECIMAL: "number",
    Family.FLOAT: "number",
    Family.MONEY: "number",
    Family.TEXT: "text",
    Family.ENUM: "text",
    Family.UUID: "text",
    Family.TIMESTAMP: "time",
    Family.TIMESTAMP_TZ: "time",
    Family.DATE: "time",
    Family.BOOLEAN: "flag",
    Family.JSON: "document",
}
# A feature that more tables share than this tells nothing apart.
_COMMON: Final = 40
# The share of what is rare that makes two tables look alike.
SHARED_SHARE: Final = 0.25
# Tables that hold the same kinds of values under other names are looked at after those.
_KINDS_SCORE: Final = 0.1
_KINDS_COLUMNS: Final = 4
_SHARED_COLUMNS: Final = 2
_WORD: Final = re.compile(r"[A-Za-z][a-z]*|[A-Z]+(?![a-z])")
# Not the end of `status`, `address` or `analysis`.
_PLURAL: Final = re.compile(r"(?<![sui])s$")
# Words that say how a value is kept and not what it is.
_EMPTY_WORDS: Final = frozenset({"id", "at", "is", "has", "of", "the", "num", "number", "value", "data", "ms", "s"})

Feature = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """Two tables worth comparing, the one with less to say first."""

    left: Table
    right: Table
    score: float

    @property
    def turned(self) -> Candidate:
        """The same pair, seen from the other table."""
        return Candidate(left=self.right, right=self.left, score=self.score)


def kind_of(column: Column) -> str:
    """What kind of value a column holds, across all types that can say the same."""
    return KINDS.get(column.type.family, "other")


@lru_cache(maxsize=1 << 16)
def words_of(name: str) -> frozenset[str]:
    """The telling words of a name, without their plural.

    >>> sorted(words_of("tokens_used")), sorted(words_of("executionTimeMs"))
    (['token', 'used'], ['execution', 'time'])
    """
    words = {word.lower() for word in _WORD.findall(name)}
    return frozenset(_PLURAL.sub("", word) if len(word) > 3 else word for word in words - _EMPTY_WORDS)


def candidates(catalog: Catalog) -> list[Candidate]:
    """Pairs of tables that share enough of what is rare, the most alike first."""
    tables = {table.ref: table for table in catalog.tables if table.partition_of is None and table.columns}
    features = {ref: _features(table) for ref, table in tables.items()}
    frequency = Counter(feature for found in features.values() for feature in found)
    total = len(tables)

    def weight(found: Iterable[Feature]) -> float:
        return sum(math.log(1 + total / frequency[feature]) for feature in found)

    pairs: defaultdict[tuple[Ref, Ref], set[Feature]] = defaultdict(set)
    by_feature: defaultdict[Feature, list[Ref]] = defaultdict(list)
    for ref, found in features.items():
        for feature in found:
            if frequency[feature] <= _COMMON:
                by_feature[feature].append(ref)
    for feature, refs in by_feature.items():
        for pair in combinations(sorted(refs, key=str), 2):
            pairs[pair].add(feature)
    alike = [
        _candidate(tables[one], tables[other], weight(shared) / min(weight(features[one]), weight(features[other])))
        for (one, other), shared in pairs.items()
        if sum(kind != "key" for kind, _ in shared) >= _SHARED_COLUMNS
    ]
    enough = [each for each in alike if each.score >= SHARED_SHARE]
    known = {(each.left.ref, each.right.ref) for each in enough}
    enough += (each for each in _of_one_kind(tables) if (each.left.ref, each.right.ref) not in known)
    return sorted(enough, key=lambda each: (-each.score, str(each.left.ref), str(each.right.ref)))


def _of_one_kind(tables: Mapping[Ref, Table]) -> Iterator[Candidate]:
    """Pairs that hold the same kinds of values, but for one column: an index from the kinds to the tables."""
    holding: defaultdict[tuple[str, ...], list[Ref]] = defaultdict(list)
    for ref, table in tables.items():
        if not table.size.rows:
            continue
        number = table.row_number
        kinds = sorted(kind_of(column) for column in table.columns if column.name != number)
        if len(kinds) >= _KINDS_COLUMNS:
            for signature in {tuple(kinds), *(tuple(kinds[:at] + kinds[at + 1 :]) for at in range(len(kinds)))}:
                holding[signature].append(ref)
    pairs = {
        pair for refs in holding.values() if 1 < len(refs) <= _COMMON for pair in combinations(sorted(refs, key=str), 2)
    }
    for one, other in ((tables[first], tables[second]) for first, second in pairs):
        rows = sorted((one.size.rows or 0, other.size.rows or 0))
        # The nearer their numbers of rows, the likelier one is the other's.
        yield _candidate(one, other, _KINDS_SCORE * rows[0] / rows[1])


def _candidate(one: Table, other: Table, score: float) -> Candidate:
    left, right = sorted((one, other), key=lambda table: (len(table.columns), str(table.ref)))
    return Candidate(left=left, right=right, score=score)


def _features(table: Table) -> set[Feature]:
    keys = set(table.primary_key.columns) if table.primary_key else set()
    found: set[Feature] = {("copy", base_name(table.ref.name))}
    for key in table.foreign_keys:
        if len(key.columns) == 1:
            keys.add(key.columns[0])
            found.add(("key", str(key.target)))
    return found.union(
        *(_column_features(column.name, kind_of(column)) for column in table.columns if column.name not in keys)
    )


@lru_cache(maxsize=1 << 16)
def _column_features(name: str, kind: str) -> frozenset[Feature]:
    # Many tables call a column the same.
    return frozenset((kind, word) for word in words_of(name))

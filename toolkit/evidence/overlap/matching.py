"""Which columns of two tables say the same, found from their values: what meets far oftener than chance would."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import islice
from random import Random
from typing import TYPE_CHECKING, Any, Final

from toolkit.evidence.overlap.shapes import kind_of, words_of
from toolkit.evidence.overlap.values import EPOCHS, closeness, conversion
from toolkit.model.overlap import ColumnMatch

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from toolkit.evidence.overlap.rows import Anchor, Row, Samples
    from toolkit.evidence.overlap.shapes import Candidate
    from toolkit.model.table import Column, Table

# A match that holds for fewer rows than this is an accident.
_ROWS: Final = 5
_SHARE: Final = 0.3
# The keys of other tables are dense as well: two of them are the same only where nearly all rows say so.
_OF_KEYS: Final = 0.9
# How much oftener values have to meet at their own anchor than at a stranger's.
_LIFT: Final = 2.0
# A looser conversion has to explain so many more rows to be preferred.
_NEARLY: Final = 0.8
_GROUP: Final = 30
# Two of three values, or of two, meet by chance as often as this, and in so many rows not every time.
_OFTEN: Final = 0.7
_MANY: Final = 30
# With fewer anchors there are no strangers to compare with.
_ANCHORS: Final = 2
_MOMENTS: Final = frozenset({"time", "epoch"})
_SAYS_NOTHING: Final = frozenset({None, "", 0.0})
_COMPARED_KINDS: Final = frozenset({"number", "time", "text"})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Score:
    match: ColumnMatch
    kind: str
    share: float
    alike: float


def match_columns(candidate: Candidate, anchor: Anchor, samples: Samples) -> tuple[ColumnMatch, ...]:
    """The columns that say the same, each with one other at most, the surest first."""
    strangers = _strangers(samples)
    keys = _keys(candidate.left) | _keys(candidate.right)
    scores = [
        score
        for left in _telling(candidate.left, anchor.left)
        for right in _telling(candidate.right, anchor.right)
        if (kind := shared_kind(left, right)) is not None
        and (score := _score(left.name, right.name, kind, samples, anchor, strangers)) is not None
        and (score.share >= _OF_KEYS or keys.isdisjoint((left.name, right.name)))
    ]
    if all(score.kind in _MOMENTS for score in scores):
        # Rows that belong together are often of one time; that alone is not the same thing said twice.
        return ()
    scores.sort(key=lambda score: (-round(score.share, 1), -score.alike, -score.share))
    chosen: list[ColumnMatch] = []
    for score in scores:
        if all(score.match.left != each.left and score.match.right != each.right for each in chosen):
            chosen.append(score.match)
    return tuple(chosen)


def _telling(table: Table, anchor: str) -> tuple[Column, ...]:
    """The columns worth comparing: numbers of rows are dense, and meet wherever one looks."""
    numbers = {anchor, *table.numbers}
    return tuple(
        column for column in table.columns if column.name not in numbers and kind_of(column) in _COMPARED_KINDS
    )


def _keys(table: Table) -> set[str]:
    return {name for key in table.foreign_keys for name in key.columns}


def shared_kind(left: Column, right: Column) -> str | None:
    """As what the values of two columns can be compared: a number can be a moment, too."""
    kinds = {kind_of(left), kind_of(right)}
    if len(kinds) == 1 and kinds <= _COMPARED_KINDS:
        return kinds.pop()
    return "epoch" if kinds == {"number", "time"} else None


def _strangers(samples: Samples) -> dict[Any, list[Row]]:
    """For each anchor the rows of another, in no order: what meets there meets by chance."""
    keys = list(samples.right)
    strangers = keys[:]
    # Values often follow the order of rows; the same shuffle each time makes the same report.
    Random(len(keys)).shuffle(strangers)  # noqa: S311 - nothing is kept secret
    return {key: samples.right[stranger] for key, stranger in zip(keys, strangers, strict=True)}


def _score(
    left: str, right: str, kind: str, samples: Samples, anchor: Anchor, strangers: dict[Any, list[Row]]
) -> _Score | None:
    how: Counter[str] = Counter()
    by_chance: Counter[str] = Counter()
    compared = 0
    for row in samples.left:
        value = row.get(left)
        own = samples.right.get(row[anchor.left])
        if value in _SAYS_NOTHING or own is None:
            continue
        compared += 1
        how.update(_conversions(kind, value, own, right))
        by_chance.update(_conversions(kind, value, strangers.get(row[anchor.left], ()), right))
    if len(samples.right) < _ANCHORS:
        return None
    best = _best(_adding_up(how), _adding_up(by_chance), compared)
    if best is None:
        return None
    words, matched = best
    one, other = words_of(left), words_of(right)
    return _Score(
        match=ColumnMatch(left=left, right=right, how=words, matched=matched, compared=compared),
        kind=kind,
        share=matched / compared,
        alike=len(one & other) / max(len(one | other), 1),
    )


def _conversions(kind: str, value: Any, rows: Iterable[Row], column: str) -> set[str]:
    """Every way in which a value comes from one of the rows; of two moments the closest."""
    found = {
        how
        for row in islice(rows, _GROUP)
        if row.get(column) is not None and (how := conversion(kind, value, row[column])) is not None
    }
    return {min(found, key=closeness)} if kind == "time" and found else found


def _adding_up(how: Counter[str]) -> Counter[str]:
    """How many rows each conversion explains: what is the same moment is within a minute, too."""
    return Counter(
        {
            words: sum(number for other, number in how.items() if other == words or closeness(other) < closeness(words))
            if closeness(words)
            else number
            for words, number in how.items()
        }
    )


def _best(how: Counter[str], by_chance: Counter[str], compared: int) -> tuple[str, int] | None:
    """The conversion that most rows agree on, far more of them than strangers do; the closest of those."""
    sure = {
        words: number
        for words, number in how.items()
        if number >= _ROWS and number >= _SHARE * compared and _is_no_chance(number, by_chance[words], compared)
    }
    if not sure:
        return None
    most = max(sure.values())
    near = [words for words, number in sure.items() if number >= _NEARLY * most]
    words = min(near, key=lambda words: (closeness(words), -sure[words]))
    return words, sure[words]


def _is_no_chance(number: int, by_chance: int, compared: int) -> bool:
    """Whether values meet far oftener than strangers do; of few values, whether they always meet."""
    if number >= _LIFT * by_chance:
        return True
    return number == compared >= _MANY and by_chance <= _OFTEN * compared


def covered_rows(matches: Sequence[ColumnMatch], anchor: Anchor, samples: Samples, kinds: dict[str, str]) -> int:
    """How many left rows are said by one row of the right table, in every matched column that holds a value."""
    kinds = {**kinds, **{match.left: "epoch" for match in matches if match.how in EPOCHS}}
    # Moments alone tell little, where there is more to tell.
    exact = [match for match in matches if kinds[match.left] not in _MOMENTS] or matches
    telling = covered = blank = 0
    for row in samples.left:
        tells = any(row.get(match.left) not in _SAYS_NOTHING for match in exact)
        telling += tells
        for other in islice(samples.right.get(row[anchor.left], ()), _GROUP):
            if not tells and any(other.get(match.right) not in _SAYS_NOTHING for match in exact):
                continue
            if all(_is_said(match, kinds[match.left], row, other) for match in matches):
                covered += tells
                blank += not tells
                break
    return all_covered(telling, covered, blank)


def _is_said(match: ColumnMatch, kind: str, row: Row, others: Row) -> bool:
    """Whether a value is said by another, in the way that the columns match.

    A zero says something where another number stands in its place.
    """
    value, other = row.get(match.left), others.get(match.right)
    if value in _SAYS_NOTHING:
        return value != 0 or kind != "number" or other in _SAYS_NOTHING
    how = conversion(kind, value, other) if other is not None else None
    return how == match.how or (how is not None and kind == "time" and closeness(how) <= closeness(match.how))


def all_covered(telling: int, covered: int, blank: int) -> int:
    """How many rows are said: of those that tell something, and of the `blank` ones, which have a row as blank.

    Blank rows prove nothing, so they count where there are others, and every one of them is said.

    >>> all_covered(5, 5, 2), all_covered(5, 4, 2), all_covered(0, 0, 2)
    (7, 4, 0)
    """
    return covered + blank if covered == telling > 0 else covered

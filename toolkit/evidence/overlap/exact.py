"""Compare all rows of two tables in the database, by the key and the conversions that a sample showed."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from toolkit.dialects.expressions import (
    as_wide_number,
    exact_text,
    plain_text,
    same_number,
    seconds_apart,
    seconds_since_1970,
)
from toolkit.dialects.quoting import own_rows, quote_name
from toolkit.errors import ToolkitError
from toolkit.evidence.overlap.failure import unforeseen
from toolkit.evidence.overlap.matching import all_covered, shared_kind
from toolkit.evidence.overlap.rows import informative
from toolkit.evidence.overlap.shapes import kind_of
from toolkit.evidence.overlap.values import EPOCHS, SAME, SAME_MOMENT, factor_of, other_way, seconds_of
from toolkit.model.overlap import ColumnMatch, Relation, Said
from toolkit.model.types import Family

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from toolkit.dialects.session import Session
    from toolkit.model.catalog import Catalog
    from toolkit.model.names import Ref
    from toolkit.model.overlap import Overlap
    from toolkit.model.table import Column, Table

# What rounding before a conversion may cost, as a share of the value.
_ROUNDED: Final = 0.003
# Rows that are counted without being asked to, and pairs of rows where no index leads from one to the other.
_FEW: Final = 10_000
_PRODUCT: Final = 2_000_000
# Families whose values are texts to the server, with a collation each.
_COLLATED: Final = frozenset({Family.TEXT, Family.ENUM, Family.SET})


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """The overlaps, those of whose pairs all rows were compared among them; the rows read; and what went wrong."""

    overlaps: tuple[Overlap, ...]
    rows_read: Counter[Ref]
    remarks: tuple[str, ...]


def compare_all(session: Session, overlaps: Iterable[Overlap], catalog: Catalog, *, large: bool) -> Compared:
    """Count over all rows what the sample showed; a pair that cannot be counted keeps its sample, with a remark.

    `large` tables are compared only where that is asked for.
    """
    found: list[Overlap] = []
    remarks: list[str] = []
    rows_read: Counter[Ref] = Counter()
    for overlap in overlaps:
        left, right = catalog.table(overlap.left), catalog.table(overlap.right)
        if overlap.anchor is None or left is None or right is None:
            found.append(overlap)
            continue
        wider = _with_namesakes(overlap, left, right)
        if not large and not _soon_done(left, right, overlap.anchor[1]):
            found.append(overlap)
            continue
        try:
            with session.apart():
                exact, of_right = _count(session, overlap, left, right)
                if wider is not overlap and exact.covered:
                    exact, of_right = _widened(session, exact, wider, left, right)
                exact = _with_way_back(session, exact, left, right)
        except ToolkitError as error:
            remarks.append(
                f"not all rows of {overlap.left} were compared with {overlap.right}: {error.message.rstrip('.')}"
            )
            found.append(overlap)
            continue
        except Exception as error:  # noqa: BLE001 - a defect of ours in one pair must not take all else that was found
            remarks.append(unforeseen(overlap.left, overlap.right, error))
            found.append(overlap)
            continue
        found.append(exact)
        rows_read.update({overlap.left: exact.compared, overlap.right: of_right})
    return Compared(overlaps=tuple(found), rows_read=rows_read, remarks=tuple(remarks))


def _with_namesakes(overlap: Overlap, left: Table, right: Table) -> Overlap:
    """The overlap with the columns of one name and kind that a sample leaves out: flags, documents, few values."""
    taken = {*left.numbers, *right.numbers, *(overlap.anchor or ())}
    taken.update(name for match in overlap.columns for name in (match.left, match.right))
    there = {column.name: column for column in right.columns}
    more = tuple(
        ColumnMatch(left=column.name, right=column.name, how=SAME_MOMENT if kind_of(column) == "time" else SAME)
        for column in left.columns
        if column.name not in taken and column.name in there and _comparable(column, there[column.name])
    )
    return replace(overlap, columns=(*overlap.columns, *more)) if more else overlap


def _comparable(one: Column, other: Column) -> bool:
    """Whether values of the two can be the same; of those of no kind, where their types are of one family."""
    return kind_of(one) == kind_of(other) and (kind_of(one) != "other" or one.type.family is other.type.family)


def _widened(session: Session, exact: Overlap, wider: Overlap, left: Table, right: Table) -> tuple[Overlap, int]:
    """The overlap with those of further columns that say the same in every row, and in some."""
    counted, of_right = _count(session, wider, left, right)
    held = tuple(
        match
        for place, match in enumerate(counted.columns)
        if place < len(exact.columns) or 0 < match.compared == match.matched
    )
    if len(held) == len(exact.columns):
        return exact, of_right
    if len(held) == len(counted.columns):
        return counted, of_right
    return _count(session, replace(exact, columns=held), left, right)


def _count(session: Session, overlap: Overlap, left: Table, right: Table) -> tuple[Overlap, int]:
    """The overlap by all rows, and how many rows the right table has."""
    (counts,) = session.rows(_Query(overlap, left, right, session.dialect).sql())
    return _counted(overlap, left, right, [int(count or 0) for count in counts])


def _with_way_back(session: Session, overlap: Overlap, left: Table, right: Table) -> Overlap:
    """The overlap with how much of the right table the left one says, by all rows where that is soon counted, too."""
    anchor = overlap.anchor or ("", "")
    if overlap.back is None or not (left.finds_by(anchor[:1]) or _is_few(left, right)):
        return overlap.with_back(overlap.back)
    matches = tuple(ColumnMatch(left=each.right, right=each.left, how=other_way(each.how)) for each in overlap.columns)
    seen = replace(overlap, left=right.ref, right=left.ref, anchor=anchor[::-1], columns=matches)
    (counts,) = session.rows(_Query(seen, right, left, session.dialect).brief())
    total, telling, covered, blank, *holding = (int(count or 0) for count in counts)
    only = _alone(seen, right, holding)
    back = Said(
        by=left.ref,
        columns=len(matches),
        only=only,
        compared=total,
        covered=_told(all_covered(telling, covered, blank), overlap.compared, only),
        whole=True,
        not_compared=_not_compared(only, right, left),
    )
    return overlap.with_back(back)


def _is_few(left: Table, right: Table) -> bool:
    """Whether every row can be held against every other."""
    return left.size.rows is not None and right.size.rows is not None and left.size.rows * right.size.rows <= _PRODUCT


def _soon_done(left: Table, right: Table, anchor: str) -> bool:
    """Whether counting takes no more than a moment: a few rows, each found by an index or among a few."""
    if left.size.rows is None or right.size.rows is None or max(left.size.rows, right.size.rows) > _FEW:
        return False
    return right.finds_by([anchor]) or _is_few(left, right)


def _counted(overlap: Overlap, left: Table, right: Table, counts: list[int]) -> tuple[Overlap, int]:
    """The overlap by what was counted, and how many rows the right table has."""
    total, of_right, telling, covered, blank, *rest = counts
    of_columns, unsaid = rest[: 2 * len(overlap.columns)], rest[2 * len(overlap.columns) :]
    left_only = _alone(overlap, left, unsaid)
    covered = _told(all_covered(telling, covered, blank), of_right, left_only)
    return replace(
        overlap,
        relation=Relation.SUBSET if covered == total and not left_only else Relation.COMPLEMENTARY,
        columns=tuple(
            replace(match, compared=of_columns[2 * place], matched=of_columns[2 * place + 1])
            for place, match in enumerate(overlap.columns)
        ),
        left_only=left_only,
        not_compared=_not_compared(left_only, left, right),
        compared=total,
        covered=covered,
        whole=True,
    ), of_right


def _told(covered: int, there: int, only: tuple[str, ...]) -> int:
    """How many rows are said by so many others: where every column is, a row says no more than one."""
    return covered if only else min(covered, there)


def _alone(overlap: Overlap, left: Table, holding: Iterable[int]) -> tuple[str, ...]:
    """The left table's columns that are not said and hold something, by how many values each of them holds."""
    return tuple(name for name, number in zip(_unsaid(overlap, left), holding, strict=True) if number)


def _not_compared(names: Iterable[str], left: Table, right: Table) -> tuple[str, ...]:
    """Those of the left table's columns that have a namesake which nobody could hold them against."""
    tried = {column.name for column in left.columns if _is_tried(column, right)}
    return tuple(name for name in names if right.column(name) is not None and name not in tried)


def _is_tried(column: Column, right: Table) -> bool:
    """Whether a column has been held against its namesake, where there is one."""
    namesake = right.column(column.name)
    return namesake is not None and (_comparable(column, namesake) or shared_kind(column, namesake) is not None)


def _unsaid(overlap: Overlap, left: Table) -> tuple[str, ...]:
    said = {match.left for match in overlap.columns}
    return tuple(name for name in informative(left, (overlap.anchor or ("",))[:1]) if name not in said)


class _Query:
    """The statement that counts, with the left table as `l` and the right one as `r`."""

    def __init__(self, overlap: Overlap, left: Table, right: Table, dialect: str) -> None:
        self._overlap, self._left, self._right, self._dialect = overlap, left, right, dialect
        self._columns = {column.name: column for column in left.columns}
        self._others = {column.name: column for column in right.columns}
        self._kinds = {column.name: kind_of(column) for column in left.columns}

    def sql(self) -> str:
        """One line of counts: rows of both, what is covered, two for each match, one for each column left over."""
        columns = ["count(*)", f"(SELECT count(*) FROM {self._table(self._right)})", *self._covered()]
        for match in self._overlap.columns:
            columns.append(_sum(self._says(match)))
            columns.append(_sum(f"{self._says(match)} AND {self._exists(self._meets(match))}"))
        return self._select([*columns, *self._left_over()])

    def brief(self) -> str:
        """One line of counts: rows, what is covered, one for each column left over."""
        return self._select(["count(*)", *self._covered(), *self._left_over()])

    def _select(self, columns: Iterable[str]) -> str:
        return f"SELECT {', '.join(columns)} FROM {self._table(self._left)} l"

    def _covered(self) -> tuple[str, str, str]:
        """The rows that say something, those of them that are covered, and the others that have their like."""
        matches = self._overlap.columns
        exact = [match for match in matches if self._kinds[match.left] != "time"] or list(matches)
        says_any = " OR ".join(self._says(match) for match in exact)
        all_meet = " AND ".join(f"({self._meets(match)} OR {self._is_silent(match)})" for match in matches)
        as_blank = " AND ".join(f"NOT {self._says_there(match)}" for match in exact)
        return (
            _sum(f"({says_any})"),
            _sum(f"({says_any}) AND {self._exists(all_meet)}"),
            _sum(f"NOT ({says_any}) AND {self._exists(f'{as_blank} AND {all_meet}')}"),
        )

    def _left_over(self) -> Iterator[str]:
        yield from (f"count({self._name('l', name)})" for name in _unsaid(self._overlap, self._left))

    def _exists(self, condition: str) -> str:
        return f"EXISTS (SELECT 1 FROM {self._table(self._right)} r WHERE {self._belong()} AND {condition})"

    def _belong(self) -> str:
        """Whether two rows are brought together: as an index finds them, and as a sample compares them."""
        left, right = self._overlap.anchor or ("", "")
        one, other = self._columns[left], self._others[right]
        here, there = self._name("l", left), self._name("r", right)
        if "text" not in {kind_of(one), kind_of(other)}:
            return f"{there} = {here}"
        as_there = f"{here}{self._collation_of(one, other)}"
        if self._dialect in {"mysql", "mariadb"} and as_there != here:
            charset = self._collations(one, other)[1].partition("_")[0]
            as_there = f"CONVERT({here} USING {charset}){self._collation_of(one, other)}"
        return f"{there} = {as_there} AND {plain_text(there, self._dialect)} = {plain_text(here, self._dialect)}"

    def _collation_of(self, one: Column, other: Column) -> str:
        """The right column's collation, where the left one has another: so an index on the right one still serves."""
        mine, theirs = self._collations(one, other)
        return f" COLLATE {theirs}" if mine and theirs and mine != theirs else ""

    def _collations(self, one: Column, other: Column) -> tuple[str, str]:
        if self._dialect == "sqlite" or not {one.type.family, other.type.family} <= _COLLATED:
            return "", ""
        if self._dialect == "postgresql":
            return one.collation or '"default"', other.collation or '"default"'
        return one.collation or self._left.collation or "", other.collation or self._right.collation or ""

    def _says(self, match: ColumnMatch) -> str:
        return self._holds_something(self._value("l", match.left), self._columns[match.left])

    def _is_silent(self, match: ColumnMatch) -> str:
        """Whether the left row says nothing there; a zero does, where the right row has another number."""
        silent = f"NOT {self._says(match)}"
        if self._kinds[match.left] != "number":
            return silent
        return f"({silent} AND ({self._value('l', match.left)} IS NULL OR NOT {self._says_there(match)}))"

    def _says_there(self, match: ColumnMatch) -> str:
        return self._holds_something(self._value("r", match.right), self._others[match.right])

    def _holds_something(self, name: str, column: Column) -> str:
        """Whether a row says anything there: neither NULL nor zero nor empty."""
        nothing = {"number": f" AND {name} <> 0", "text": f" AND {plain_text(name, self._dialect)} <> ''"}
        return f"({name} IS NOT NULL{nothing.get(kind_of(column), '')})"

    def _meets(self, match: ColumnMatch) -> str:
        one, other = self._value("l", match.left), self._value("r", match.right)
        kind = self._kinds[match.left]
        if match.how in EPOCHS:
            moment, number = (one, other) if kind == "time" else (other, one)
            seconds = f"{as_wide_number(number, self._dialect)} / {EPOCHS[match.how]}.0"
            return f"abs({seconds} - {seconds_since_1970(moment, self._dialect)}) <= 2"
        if kind == "time":
            near = f"{seconds_apart(one, other, self._dialect)} <= {seconds_of(match.how)}"
            return f"CASE WHEN {one} = {other} THEN 1 = 1 ELSE {near} END"
        if match.how != SAME:
            return self._converts(match, one, other)
        return self._equals(match, one, other)

    def _equals(self, match: ColumnMatch, one: str, other: str) -> str:
        kind = self._kinds[match.left]
        family = self._columns[match.left].type.family
        if kind == "number" and Family.FLOAT in (families := {family, self._others[match.right].type.family}):
            return same_number(one, other, self._dialect) if len(families) > 1 else f"{one} = {other}"
        if kind == "text":
            return f"{plain_text(one, self._dialect)} = {plain_text(other, self._dialect)}"
        if kind == "document" or (kind == "other" and family is not Family.BINARY and self._dialect != "sqlite"):
            return f"{exact_text(one, self._dialect, family)} = {exact_text(other, self._dialect, family)}"
        return f"{one} = {other}"

    def _converts(self, match: ColumnMatch, one: str, other: str) -> str:
        """Whether one number is the other times a factor, but for rounding; the greater of them is made smaller."""
        factor = factor_of(match.how)
        units = [_unit(self._columns[match.left]), _unit(self._others[match.right])]
        one, other = as_wide_number(one, self._dialect), as_wide_number(other, self._dialect)
        if factor > 1:
            one, units[0] = f"{one} / {factor:.12g}", None if units[0] is None else units[0] / factor
        else:
            other, units[1] = f"{other} / {1 / factor:.12g}", None if units[1] is None else units[1] * factor
        near = f"abs({one} - {other}) <= {_ROUNDED} * abs({one})"
        if units[0] is None or units[1] is None:
            return near
        # What either type rounds away, and what calculating with floats does.
        return f"({near} AND abs({one} - {other}) <= {units[0] + units[1]:.12f} + 1e-9 * abs({one}))"

    def _value(self, side: str, name: str) -> str:
        """A column; amounts of money as numbers, which they cannot be compared with."""
        column = (self._columns if side == "l" else self._others)[name]
        shown = self._name(side, name)
        return as_wide_number(shown, self._dialect) if column.type.family is Family.MONEY else shown

    def _table(self, table: Table) -> str:
        return own_rows(table, self._dialect)

    def _name(self, side: str, name: str) -> str:
        return f"{side}.{quote_name(name, self._dialect)}"


def _unit(column: Column) -> float | None:
    """The least by which two numbers of a column differ; None where that depends on the numbers."""
    family = column.type.family
    if family is Family.MONEY:
        return 0.01
    if family not in {Family.INTEGER, Family.DECIMAL, Family.YEAR}:
        return None
    # Without a scale, a decimal rounds nothing away.
    return 10.0 ** -(column.type.scale or 0) if family is not Family.DECIMAL or column.type.scale is not None else 0.0


def _sum(condition: str) -> str:
    return f"sum(CASE WHEN {condition} THEN 1 ELSE 0 END)"

"""T003: tables that are copies of one another by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from toolkit.evidence.copies import families
from toolkit.findings.rule import Case, Rule, advice

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from toolkit.model.finding import Finding
    from toolkit.model.names import Ref

_SHOWN: Final = 5


def find(case: Case) -> Iterator[Finding]:
    """Find tables of one shape whose names differ only by a mark such as `_old`, `_bak`, `_2023` or a number.

    Example: `orders`, `orders_old` and `orders_bak_2023`: one of them is meant, and queries forget the others.
    """
    for alike in _groups(families(case.catalog).values()):
        first, *others = sorted(alike, key=lambda ref: (len(ref.name), ref.name))
        shown = ", ".join(str(ref) for ref in others[:_SHOWN])
        more = f" and {len(others) - _SHOWN:,} more" if len(others) > _SHOWN else ""
        remedy = "Archive those that are done with, or make them partitions of one table."
        summary = f"has {len(others):,} of its kind beside it: {shown}{more}"
        yield advice(COPIES_BY_HAND, case.table(first), summary, remedy)


def _groups(found: Iterable[tuple[Ref, ...]]) -> Iterable[set[Ref]]:
    """Families that have a table in common as one: each table stands in one group."""
    group_of: dict[Ref, set[Ref]] = {}
    for alike in {id(alike): alike for alike in found}.values():
        known = {id(group): group for ref in alike if (group := group_of.get(ref)) is not None}
        group = set(alike).union(*known.values())
        group_of.update(dict.fromkeys(group, group))
    return {id(group): group for group in group_of.values()}.values()


COPIES_BY_HAND = Rule(code="T003", title="Tables that are copies of one another by hand", find=find)

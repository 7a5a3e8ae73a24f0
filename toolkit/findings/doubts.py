"""What keeps a verdict from being settled, however much speaks for disuse."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from toolkit.evidence.frameworks import library_of
from toolkit.model.evidence import Measure

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from toolkit.findings.rule import Case
    from toolkit.findings.witnesses import Witness
    from toolkit.model.names import Ref
    from toolkit.model.table import Table


_MOST: Final = 100


def doubts(case: Case, table: Table, asked: Sequence[Witness]) -> Iterator[str]:
    """Every reason to look again before a table goes, as part of a sentence; none where there is no doubt."""
    dependents = case.about(table.ref).get(Measure.DEPENDENTS)
    if dependents is not None and dependents.value:
        yield f"it is needed by {dependents.because}"
    library = library_of(table.ref.name)
    if library is not None:
        yield f"{library} has a table of this name, and uses it without the code naming it"
    sibling = _sibling_in_use(case, table)
    if sibling is not None:
        yield f"{sibling} has the same columns and is in use: code may put such names together"
    if any(witness.doubted for witness in asked):
        yield "what names it in the code may use it"


def _same_kind(one: Table, other: Table) -> bool:
    """Whether the columns are of the same types in the same order, and half of them are called the same."""
    types = [[column.type.family for column in table.columns] for table in (one, other)]
    names = [{column.name for column in table.columns} for table in (one, other)]
    return types[0] == types[1] and len(names[0] & names[1]) * 2 >= len(names[0])


def _sibling_in_use(case: Case, table: Table) -> Ref | None:
    """A table in use with the same columns and the same beginning of its name: `stats_daily` of `stats_yearly`."""
    stem, separator, _ = table.ref.name.rpartition("_")
    if not separator:
        return None
    others = case.in_use_by_stem.get((table.ref.schema, stem), ())
    # Where thousands are called alike, the first of them say enough.
    alike = (other.ref for other in others[:_MOST] if other is not table and _same_kind(table, other))
    return next(alike, None)

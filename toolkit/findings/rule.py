"""What a rule is: a code, a line that says what it finds, and a function from a case to findings."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from toolkit.model.catalog import Catalog
    from toolkit.model.evidence import Evidence, Measure
    from toolkit.model.finding import Finding
    from toolkit.model.names import Ref
    from toolkit.model.overlap import Overlap


@dataclass(frozen=True, kw_only=True)
class Case:
    """What a rule looks at: the catalog, the evidence, the overlaps, and the families that nobody gathered."""

    catalog: Catalog
    evidence: tuple[Evidence, ...]
    overlaps: tuple[Overlap, ...] = ()
    not_looked_at: tuple[str, ...] = ()

    @cached_property
    def _by_subject(self) -> Mapping[Ref, dict[Measure, Evidence]]:
        index: defaultdict[Ref, dict[Measure, Evidence]] = defaultdict(dict)
        for item in self.evidence:
            index[item.subject][item.measure] = item
        return index

    def about(self, ref: Ref) -> Mapping[Measure, Evidence]:
        """The evidence about one table, by measure."""
        return self._by_subject.get(ref, {})


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule. Its code never changes; its docstring with an example is that of `find`."""

    code: str
    title: str
    find: Callable[[Case], Iterable[Finding]]

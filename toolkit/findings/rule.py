"""What a rule is: a code, a line that says what it finds, and a function from a case to findings."""

from __future__ import annotations

import inspect
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from toolkit.dialects.profile import Profile
from toolkit.evidence.conventions import MeantKey, meant_keys
from toolkit.model.evidence import Measure
from toolkit.model.finding import Confidence, Finding, Use, Verdict

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from toolkit.dialects.profile import ColumnProfile
    from toolkit.dialects.remembered import Remembered
    from toolkit.dialects.usage import TableUsage, Usage
    from toolkit.model.catalog import Catalog
    from toolkit.model.evidence import Evidence
    from toolkit.model.names import Ref
    from toolkit.model.overlap import Overlap
    from toolkit.model.table import Table


@dataclass(frozen=True, kw_only=True)
class Case:
    """What a rule looks at: the catalog, the evidence, the overlaps, and the families that nobody gathered."""

    catalog: Catalog
    evidence: tuple[Evidence, ...]
    overlaps: tuple[Overlap, ...] = ()
    usage: Usage | None = None
    remembered: Remembered | None = None
    profile: Profile = field(default_factory=Profile)
    # Rows that point to nothing, by the column that looks like a key.
    orphans: Mapping[tuple[Ref, str], int] = field(default_factory=dict)
    not_looked_at: tuple[str, ...] = ()

    @cached_property
    def _by_subject(self) -> Mapping[Ref, dict[Measure, Evidence]]:
        index: defaultdict[Ref, dict[Measure, Evidence]] = defaultdict(dict)
        for item in self.evidence:
            index[item.subject][item.measure] = item
        return index

    @cached_property
    def _by_ref(self) -> Mapping[Ref, Table]:
        return {table.ref: table for table in self.catalog.tables}

    def table(self, ref: Ref) -> Table:
        """The table of a name that is in the catalog."""
        return self._by_ref[ref]

    @cached_property
    def _usage_by_ref(self) -> Mapping[Ref, TableUsage]:
        return {item.table: item for item in self.usage.tables} if self.usage is not None else {}

    @cached_property
    def _profile_by_column(self) -> Mapping[tuple[Ref, str], ColumnProfile]:
        return {(item.table, item.column): item for item in self.profile.columns}

    @cached_property
    def index_reads(self) -> Mapping[tuple[Ref, str], int]:
        """How much each index was read."""
        indexes = self.usage.indexes if self.usage is not None else ()
        return {(item.table, item.index): item.rows_read + (item.scans or 0) for item in indexes}

    @cached_property
    def meant_keys(self) -> tuple[MeantKey, ...]:
        """The keys that columns mean by their names, and no constraint holds."""
        return tuple(meant_keys(self.catalog))

    @cached_property
    def _overlaps_by_ref(self) -> Mapping[Ref, Sequence[Overlap]]:
        index: defaultdict[Ref, list[Overlap]] = defaultdict(list)
        for overlap in self.overlaps:
            index[overlap.left].append(overlap)
            index[overlap.right].append(overlap)
        return index

    def overlaps_of(self, ref: Ref) -> Sequence[Overlap]:
        """What one table has in common with others."""
        return self._overlaps_by_ref.get(ref, ())

    def usage_of(self, ref: Ref) -> TableUsage | None:
        """The counters of one table."""
        return self._usage_by_ref.get(ref)

    def column_profile(self, ref: Ref, column: str) -> ColumnProfile | None:
        """What the server knows of one column's values."""
        return self._profile_by_column.get((ref, column))

    def tables(self) -> Iterator[Table]:
        """The tables that are somebody's to change: no partition by itself, none that an extension owns."""
        return (table for table in self.catalog.tables if table.partition_of is None and table.extension is None)

    @cached_property
    def in_use_by_stem(self) -> Mapping[tuple[str, str], Sequence[Table]]:
        """The tables that the counters or the code show in use, by what stands before the last word of their name."""
        found: defaultdict[tuple[str, str], list[Table]] = defaultdict(list)
        for table in self.tables():
            about = self.about(table.ref)
            read = (about.get(Measure.UNEXPLAINED_READS), about.get(Measure.CODE_READS))
            if any(item is not None and item.value for item in read):
                found[table.ref.schema, table.ref.name.rpartition("_")[0]].append(table)
        return found

    def about(self, ref: Ref) -> Mapping[Measure, Evidence]:
        """The evidence about one table, by measure."""
        return self._by_subject.get(ref, {})


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule. Its code never changes; its docstring with an example is that of `find`.

    One that would drown a real estate in noise is not `by_default`.
    """

    code: str
    title: str
    find: Callable[[Case], Iterable[Finding]]
    by_default: bool = True

    @property
    def explanation(self) -> str:
        """What it finds and why that matters, with an example."""
        return inspect.cleandoc(self.find.__doc__ or "")


def advice(rule: Rule, table: Table, summary: str, remedy: str, *, part: str = "") -> Finding:
    """A finding about how a table is built, which the catalog settles: the table stays, and is to be mended."""
    return Finding(
        code=rule.code,
        subject=table.ref,
        part=part,
        verdict=Verdict.KEEP,
        use=Use.UNKNOWN,
        confidence=Confidence.HIGH,
        summary=summary,
        remedy=remedy,
    )

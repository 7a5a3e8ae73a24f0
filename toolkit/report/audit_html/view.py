"""One audit with what every part of its page asks for: names, anchors, and which table is questioned."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

from toolkit.evidence.partitions import parts
from toolkit.model.finding import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from toolkit.findings.audit import Audit
    from toolkit.model.finding import Finding
    from toolkit.model.names import Ref
    from toolkit.model.table import Table

# A database that was restored today has a finding for every table; nobody reads more of them whole than this.
MOST_WHOLE: Final = 300


@dataclass(frozen=True, kw_only=True)
class View:
    """An audit and its place in the estate, which makes its anchors unique in the file.

    `namesake` says that another database of the estate has the same name, so that only the target tells them apart.
    """

    audit: Audit
    number: int
    namesake: bool = False

    @property
    def anchor(self) -> str:
        """Where the database begins on the page; the anchors inside it begin with this."""
        return f"d{self.number}"

    @property
    def title(self) -> str:
        """What the database is called on the page."""
        return self.audit.target if self.namesake else database_name(self.audit)

    @cached_property
    def tables(self) -> Mapping[Ref, Table]:
        """The tables by name."""
        return {table.ref: table for table in self.audit.catalog.tables}

    @cached_property
    def sizes(self) -> Mapping[Ref, int | None]:
        """The bytes of every table that is no part of another."""
        partitions = parts(self.audit.catalog)
        return {ref: table.size.total_bytes for ref, table in self.tables.items() if ref not in partitions}

    @cached_property
    def questioned(self) -> Mapping[Ref, Verdict]:
        """The verdicts that are not to keep a table; where there are several, the first counts.

        A person may have overruled one, and keeps the table.
        """
        verdicts: dict[Ref, Verdict] = {}
        for finding in self.audit.verdicts:
            verdicts.setdefault(finding.subject, finding.verdict)
        return {ref: verdict for ref, verdict in verdicts.items() if verdict is not Verdict.KEEP}

    def verdict(self, ref: Ref) -> Verdict:
        """The verdict on a table; one that nobody questions is kept."""
        return self.questioned.get(ref, Verdict.KEEP)

    @cached_property
    def whole(self) -> tuple[Finding, ...]:
        """The findings that are shown with all that speaks for and against them."""
        return self.audit.verdicts[:MOST_WHOLE]

    @cached_property
    def places(self) -> Mapping[Ref, str]:
        """The anchor of what the page says about a questioned table: its finding, or its row where that is all."""
        found = {ref: f"{self.anchor}-t{number}" for number, ref in enumerate(self.questioned, 1)}
        # The first finding about a table is the one to go to.
        for number, finding in reversed([*enumerate(self.whole, 1)]):
            found[finding.subject] = f"{self.anchor}-f{number}"
        return found

    @cached_property
    def usual_start(self) -> str:
        """What most names begin with, up to an underscore, as those of one application often do."""
        starts = Counter(start for ref in self.tables for start in _starts(self._without_schema(ref)))
        usual = [start for start, tables in starts.items() if tables > max(2, len(self.tables) / 2)]
        return max(usual, key=len, default="")

    @cached_property
    def _names(self) -> frozenset[str]:
        return frozenset(map(self._without_schema, self.tables))

    @cached_property
    def _one_schema(self) -> bool:
        return len({ref.schema for ref in self.tables}) == 1

    def _without_schema(self, ref: Ref) -> str:
        return ref.name if self._one_schema else str(ref)

    def short(self, ref: Ref) -> str:
        """The name of a table for a picture, which has no room for what most names begin with.

        No two tables share one: where what is left is the name of another, it stays whole.
        """
        name = self._without_schema(ref)
        rest = name.removeprefix(self.usual_start)
        return rest if rest and (rest == name or rest not in self._names) else name


def views_of(audits: Sequence[Audit]) -> list[View]:
    """One view an audit, in their order."""
    names = Counter(map(database_name, audits))
    return [
        View(audit=audit, number=number, namesake=names[database_name(audit)] > 1)
        for number, audit in enumerate(audits, 1)
    ]


def database_name(audit: Audit) -> str:
    """The name of the database, which is the end of its target."""
    return audit.target.partition("?")[0].rstrip("/").rpartition("/")[2] or audit.target


def _starts(name: str) -> Iterator[str]:
    return (name[: place + 1] for place, letter in enumerate(name) if letter == "_")

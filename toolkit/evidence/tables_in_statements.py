"""Which tables statements read and write, and the evidence that follows, wherever the statements come from."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from toolkit.evidence.code.behind import tables_behind
from toolkit.evidence.code.names import TableNames
from toolkit.evidence.code.sql import is_called, kind_in_sql, schema_before
from toolkit.evidence.partitions import whole_tables
from toolkit.evidence.statement_kinds import is_backup, is_nobodys, reads_what_it_names
from toolkit.model.evidence import Evidence, Measure, Method
from toolkit.model.reference import Behind, Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from toolkit.dialects.remembered import RememberedStatement
    from toolkit.model.catalog import Catalog
    from toolkit.model.evidence import Window
    from toolkit.model.names import Ref

_WORD: Final = re.compile(r"[\w$]+")
# How many quotes, dots and spaces may stand around a database's name.
_MARKS: Final = 16
_QUALIFIED: Final = re.compile(r"\.\s*[`\"]?$")
# Text of a statement that a sentence shows.
_SHOWN: Final = 70

Use = defaultdict[tuple["Ref", Kind], Counter["RememberedStatement"]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where statements come from, and what they can say.

    `complete` says that a table which no statement names was not used: nothing was forgotten or left out.
    """

    family: str
    name: str
    measures: Mapping[Kind, Measure]
    window: Window
    complete: bool
    cannot_see: str


class TablesInStatements:
    """Finds the tables of a catalog in the text of statements.

    `home` is the name of the catalog's database, where its tables carry none: a table with another name before it
    is one of another database then. Without a home, whatever stands before a name is taken for ours.
    """

    def __init__(self, catalog: Catalog, *, home: str = "") -> None:
        whole = whole_tables(catalog)
        self.tables: tuple[Ref, ...] = tuple(ref for ref, top in whole.items() if ref == top)
        self._behind: dict[Ref, tuple[Behind, ...]] = {ref: (Behind(table=top),) for ref, top in whole.items()}
        for ref, behind in tables_behind(catalog).items():
            self._behind[ref] = tuple(
                dict.fromkeys(replace(each, table=whole.get(each.table, each.table)) for each in behind)
            )
        self._names = TableNames(refs=tuple(self._behind))
        self._home = home
        name = re.escape(home)
        self._before_name = re.compile(rf"(?:`{name}`|\"{name}\"|(?<![\w$`\"-]){name})\s*\.\s*[`\"]?$", re.IGNORECASE)

    def add(self, use: Use, statements: Iterable[RememberedStatement], *, elsewhere: bool = False) -> None:
        """Count what the statements use; of those that ran `elsewhere`, only what they name with its database."""
        for statement in statements:
            for found in self.used_by(statement.text, elsewhere=elsewhere):
                use[found][statement] += statement.calls

    def used_by(self, text: str, *, elsewhere: bool = False) -> set[tuple[Ref, Kind]]:
        """The tables that one statement reads and writes, behind views too."""
        if is_nobodys(text):
            return set()
        if reads_what_it_names(text):
            return {(ref, Kind.READS) for ref in self._named_by(text, elsewhere=elsewhere)}
        return {
            (behind.table, kind)
            for start, word in self._mentioned(text)
            for ref in self._ours(word, text, start, elsewhere=elsewhere)
            for behind in self._behind[ref]
            if (kind := _kind_of(behind, text, start, word)) in {Kind.READS, Kind.WRITES}
        }

    def dumped_by(self, text: str) -> set[Ref]:
        """The tables that a statement of a backup reads whole."""
        return self._named_by(text, elsewhere=False) if is_backup(text) else set()

    def _named_by(self, text: str, *, elsewhere: bool) -> set[Ref]:
        return {
            behind.table
            for start, word in self._mentioned(text)
            for ref in self._ours(word, text, start, elsewhere=elsewhere)
            for behind in self._behind[ref]
        }

    def _mentioned(self, text: str) -> Iterator[tuple[int, str]]:
        """Where a word stands that may be a table's name; whoever writes no quotes may write any case."""
        spellings = self._names.by_spelling
        for match in _WORD.finditer(text):
            word = match[0] if match[0] in spellings else match[0].lower()
            if word in spellings:
                yield match.start(), word
        if self._names.odd_names is not None:
            yield from ((match.start(), match[0]) for match in self._names.odd_names.finditer(text))

    def _ours(self, word: str, text: str, start: int, *, elsewhere: bool) -> Iterator[Ref]:
        """The tables and views that a name means at a place, by what stands before it."""
        for ref in self._names.meant(word, schema_before(text, start)[0]):
            if ref.schema or not self._home or self._is_home(text, start, elsewhere=elsewhere):
                yield ref

    def _is_home(self, text: str, start: int, *, elsewhere: bool) -> bool:
        """Whether a name at a place is one of the home database: it may say so, or say nothing."""
        before = text[max(0, start - len(self._home) - _MARKS) : start]
        if _QUALIFIED.search(before) is None:
            return not elsewhere
        return self._before_name.search(before) is not None


def _kind_of(behind: Behind, text: str, start: int, word: str) -> Kind | None:
    """What a statement does with a table by naming it, a view of it, or a routine that uses it."""
    if behind.kind is None:
        return kind_in_sql(text, start, word)
    return behind.kind if is_called(text, start, word) else None


def use_evidence(use: Use, tables: Iterable[Ref], source: Source) -> tuple[Evidence, ...]:
    """How often each table was read and written; None where nothing was seen, and something may not be seen."""
    return tuple(
        _evidence(ref, measure, use.get((ref, kind), Counter()), source)
        for ref in tables
        for kind, measure in source.measures.items()
    )


def _evidence(ref: Ref, measure: Measure, calls: Counter[RememberedStatement], source: Source) -> Evidence:
    total = calls.total()
    return Evidence(
        subject=ref,
        family=source.family,
        measure=measure,
        value=total if total or source.complete else None,
        method=Method.EXACT,
        source=source.name,
        window=source.window,
        because=", ".join(_shown(statement) for statement, _ in calls.most_common(1)),
        cannot_see=source.cannot_see,
    )


def _shown(statement: RememberedStatement) -> str:
    text = " ".join(statement.text.split())
    text = text if len(text) <= _SHOWN else f"{text[:_SHOWN]}..."
    return f"{text} ({statement.user})" if statement.user else text

"""From the rows of pg_constraint to keys, foreign keys, checks and exclusions, grouped by table."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, Final

from toolkit.dialects.postgresql.columns import NotNulls
from toolkit.dialects.postgresql.rows import NAME, NUMBER, TABLE, ConstraintRow
from toolkit.model.names import Ref
from toolkit.model.table import Check, Exclusion, ForeignKey, Key

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from toolkit.dialects.session import Row, Session
    from toolkit.model.table import Index

_RULES: Final = {"a": "no action", "r": "restrict", "c": "cascade", "n": "set null", "d": "set default"}
_MATCH: Final = {"s": "simple", "f": "full", "p": "partial"}


class Constraints:
    """All constraints of the wanted tables; keys wait for the indexes that back them."""

    def __init__(self, session: Session, wanted: dict[str, Any], columns: dict[int, dict[int, Row]]) -> None:
        self.primary_keys: dict[int, Key] = {}
        self.uniques: defaultdict[int, list[Key]] = defaultdict(list)
        self.foreign_keys: defaultdict[int, list[ForeignKey]] = defaultdict(list)
        self.checks: defaultdict[int, list[Check]] = defaultdict(list)
        self.exclusions: defaultdict[int, list[Exclusion]] = defaultdict(list)
        self.not_nulls = NotNulls()
        self._keys: dict[int, ConstraintRow] = {}
        rows = [ConstraintRow._make(row) for row in session.named("constraints", wanted)]
        self._columns = {**columns, **_columns_elsewhere(session, rows, columns.keys())}
        for row in rows:
            self._add(row)

    @property
    def backing_indexes(self) -> Iterable[int]:
        """The indexes that belong to a primary key, unique or exclusion constraint."""
        return self._keys.keys()

    def add_keys(self, indexes: dict[int, Index]) -> None:
        """Make the primary keys and uniques, with what their indexes say about them."""
        for index_oid, row in self._keys.items():
            if row.kind == "x":
                continue
            index = indexes[index_oid]
            key = Key(
                name=row.name,
                parts=index.parts,
                include=index.include,
                nulls_not_distinct=index.nulls_not_distinct,
                without_overlaps=row.with_period,
                deferrable=row.deferrable,
                initially_deferred=row.deferred,
                method=index.method,
                inherited=not row.local,
                options=index.options,
                comment=row.comment if row.comment is not None else index.comment,
            )
            if row.kind == "p":
                self.primary_keys[row.table] = key
            else:
                self.uniques[row.table].append(key)

    def _add(self, row: ConstraintRow) -> None:
        if row.kind == "f":
            self.foreign_keys[row.table].append(self._foreign_key(row))
        elif row.kind == "c":
            self.checks[row.table].append(_check(row))
        elif row.kind == "n":
            place = (row.table, (row.columns or [0])[0])
            if not row.validated:
                self.not_nulls.unvalidated.add(place)
            if row.no_inherit:
                self.not_nulls.uninherited.add(place)
        else:
            self._keys[row.backing_index] = row
            if row.kind == "x":
                exclusion = Exclusion(name=row.name, definition=row.definition, comment=row.comment)
                self.exclusions[row.table].append(exclusion)

    def _foreign_key(self, row: ConstraintRow) -> ForeignKey:
        ours, theirs = self._columns[row.table], self._columns[row.target]
        return ForeignKey(
            name=row.name,
            columns=tuple(ours[number][NAME] for number in row.columns or ()),
            target=Ref(schema=row.target_schema, name=row.target_name),
            target_columns=tuple(theirs[number][NAME] for number in row.target_columns),
            on_delete=_RULES[row.on_delete],
            on_update=_RULES[row.on_update],
            on_delete_columns=tuple(ours[number][NAME] for number in row.on_delete_columns or ()),
            match=_MATCH[row.match],
            with_period=row.with_period,
            deferrable=row.deferrable,
            initially_deferred=row.deferred,
            validated=row.validated,
            enforced=row.enforced,
            inherited=not row.local,
            comment=row.comment,
        )


def _check(row: ConstraintRow) -> Check:
    return Check(
        name=row.name,
        expression=row.definition,
        validated=row.validated,
        enforced=row.enforced,
        no_inherit=row.no_inherit,
        inherited=not row.local,
        comment=row.comment,
    )


def _columns_elsewhere(
    session: Session, rows: list[ConstraintRow], known: Collection[int]
) -> dict[int, dict[int, Row]]:
    elsewhere = sorted({row.target for row in rows if row.kind == "f"}.difference(known))
    columns: defaultdict[int, dict[int, Row]] = defaultdict(dict)
    for row in session.named("column_names", {"oids": elsewhere}) if elsewhere else ():
        columns[row[TABLE]][row[NUMBER]] = row
    return columns

"""What ties partitions and heirs to their parents, once all of them are there."""

from __future__ import annotations

from collections import defaultdict, deque
from typing import TYPE_CHECKING

from toolkit.dialects.ddl import remark
from toolkit.dialects.postgresql.ddl.tables import create_index, stands_alone
from toolkit.dialects.postgresql.ddl.words import name, ref
from toolkit.model.names import Ref
from toolkit.model.table import Check

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.model.catalog import Catalog
    from toolkit.model.table import ForeignKey, Index, Table


def attachments(catalog: Catalog) -> Iterator[str]:
    """Attach partitions from the root down; indexes, keys and identities join those of the parent."""
    parents = {table.ref: table.partition_of.parent for table in catalog.tables if table.partition_of}

    def depth(of: Ref) -> int:
        return 1 + depth(parents[of]) if of in parents else 0

    partitions = [(table.ref, table.partition_of) for table in catalog.tables if table.partition_of]
    for child, place in sorted(partitions, key=lambda item: (depth(item[0]), str(item[0]))):
        yield f"ALTER TABLE {ref(place.parent)} ATTACH PARTITION {ref(child)} {place.bound}"


def indexes_of_their_own(catalog: Catalog) -> Iterator[str]:
    """Indexes of partitioned tables that their partitions do not have, once all of these are attached."""
    for table in catalog.tables:
        for index in table.indexes:
            if stands_alone(index, table):
                yield from create_index(index, table.ref, only="ONLY ")


def attached_indexes(catalog: Catalog) -> Iterator[str]:
    """Join indexes of partitions to those of the parent that are not there for every partition."""
    for table in catalog.tables:
        parent = catalog.table(table.partition_of.parent) if table.partition_of else None
        if parent is None or not any(stands_alone(index, parent) for index in parent.indexes):
            continue
        for index, of in _pairs(table, parent):
            if of is None:
                yield remark(f"An index could not be joined to one of the parent's: {_full(index, table)}")
            elif stands_alone(of, parent):
                yield f"ALTER INDEX {_full(of, parent)} ATTACH PARTITION {_full(index, table)}"


def _full(index: Index, table: Table) -> str:
    return ref(Ref(schema=table.ref.schema, name=index.name))


def _pairs(table: Table, parent: Table) -> Iterator[tuple[Index, Index | None]]:
    # Attaching the table joined the whole indexes already, to the first of its own that were there and alike.
    theirs: defaultdict[object, deque[Index]] = defaultdict(deque)
    for index in sorted(parent.indexes, key=lambda index: not index.valid):
        theirs[_likeness(index)].append(index)
    for index in sorted(table.indexes, key=lambda index: not index.valid):
        if index.inherited:
            alike = theirs[_likeness(index)]
            yield index, alike.popleft() if alike else None


def _likeness(index: Index) -> object:
    # The server lets indexes of one tree differ in their order and settings.
    parts = tuple((part.column, part.expression, part.collation, part.operator_class) for part in index.parts)
    return (index.method, index.unique, index.nulls_not_distinct, parts, index.include, index.predicate)


def validations(catalog: Catalog) -> Iterator[str]:
    """Validate what a table inherits from a parent that is not validated itself."""
    for table in catalog.tables:
        parents = (table.partition_of.parent,) if table.partition_of else table.inherits
        unvalidated = {
            _likeness_of(rule)
            for parent in filter(None, map(catalog.table, parents))
            for rule in _rules(parent)
            if not rule.validated and rule.enforced
        }
        for rule in _rules(table) if unvalidated else ():
            if rule.inherited and rule.validated and _likeness_of(rule) in unvalidated:
                yield f"ALTER TABLE {ref(table.ref)} VALIDATE CONSTRAINT {name(rule.name)}"


def _rules(table: Table) -> tuple[Check | ForeignKey, ...]:
    return (*table.checks, *table.foreign_keys)


def _likeness_of(rule: Check | ForeignKey) -> object:
    # A check has its parent's name, a foreign key may have one of its own.
    return rule.name if isinstance(rule, Check) else (rule.columns, rule.target, rule.target_columns)

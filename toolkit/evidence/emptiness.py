"""Which of the tables that a server believes to be empty are empty: what it believes lags behind."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from toolkit.dialects.quoting import quote_ref
from toolkit.errors import ToolkitError
from toolkit.evidence.far import far_tables
from toolkit.model.names import Ref

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from toolkit.dialects.session import Session
    from toolkit.model.catalog import Catalog

# So many are looked into, for MySQL opens each; of the others nobody says how many rows they have.
_MOST: Final = 200


def with_true_zeros(session: Session, catalog: Catalog) -> tuple[Catalog, Counter[Ref]]:
    """The catalog in which a table of no rows has none, and the rows that were read to know it.

    Postgres says how large a file is without reading it. MySQL reads a row, where there is one.
    """
    believed = [table.ref for table in catalog.tables if table.size.rows == 0 and table.kind == "table"]
    if not believed or session.dialect == "sqlite":
        return catalog, Counter()
    far = far_tables(catalog)
    asked = [ref for ref in believed if ref not in far][:_MOST]
    rows_read: Counter[Ref] = Counter()
    if session.dialect == "postgresql":
        empty = set(_without_a_file(session, asked))
    else:
        answers = dict(_looked_into(session, asked))
        empty = {ref for ref, filled in answers.items() if not filled}
        rows_read.update(ref for ref, filled in answers.items() if filled)
    unknown = set(believed) - empty
    tables = tuple(
        replace(table, size=replace(table.size, rows=None)) if table.ref in unknown else table
        for table in catalog.tables
    )
    return replace(catalog, tables=tables), rows_read


def _without_a_file(session: Session, refs: Sequence[Ref]) -> Iterator[Ref]:
    wanted = {"schemas": [ref.schema for ref in refs], "names": [ref.name for ref in refs]}
    try:
        with session.attempt():
            rows = session.named("empty_files", wanted)
    except ToolkitError:
        # One of them is locked: nobody knows.
        return
    yield from (Ref(schema=schema, name=name) for schema, name in rows)


def _looked_into(session: Session, refs: Sequence[Ref]) -> Iterator[tuple[Ref, bool]]:
    """Whether tables have a row; the first that is locked or refused ends it, for each may take a while."""
    try:
        for ref in refs:
            with session.apart():
                ((filled,),) = session.rows(f"SELECT EXISTS (SELECT 1 FROM {quote_ref(ref, session.dialect)})")
            yield ref, bool(filled)
    except ToolkitError:
        return

"""What MySQL's and MariaDB's histograms and table lists know about the values in tables."""

from __future__ import annotations

import json
from base64 import b64decode
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from toolkit.dialects.mysql.names import Names
from toolkit.dialects.mysql.reserved import read_reserved
from toolkit.dialects.profile import ColumnProfile, Numbering, Profile, Spread, TableProfile
from toolkit.errors import ToolkitError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from toolkit.dialects.session import Row, Scope, Session
    from toolkit.model.catalog import Catalog
    from toolkit.model.names import Ref


def read_profile(session: Session, scope: Scope, catalog: Catalog) -> Profile:
    """Read histograms where somebody made them, and reserved words; room and numbers came with the tables."""
    names = Names(session)
    schemas = {"schemas": scope.schemas or (session.database,)}
    sizes = [(table.ref, table.size) for table in catalog.tables if table.kind == "table"]
    columns: list[Row] = []
    # MariaDB keeps them in a table of its own, which not everybody may read.
    with suppress(ToolkitError):
        columns = session.attempted("column_profiles", schemas)
    one = _from_mariadb if session.dialect == "mariadb" else _from_histogram
    return Profile(
        columns=tuple(one(names, row) for row in columns),
        tables=tuple(
            TableProfile(
                table=ref, share=size.free_bytes / (size.free_bytes + (size.total_bytes or 0)), wasted=size.free_bytes
            )
            for ref, size in sizes
            if size.free_bytes
        ),
        numberings=tuple(
            Numbering(table=ref, column=None, last=size.next_number - 1)
            for ref, size in sizes
            if size.next_number is not None and size.next_number > 1
        ),
        reserved=read_reserved(session),
    )


def read_spreads(session: Session, tables: Sequence[Ref], most: int) -> Iterator[Spread]:
    """How the values of these tables are spread, where somebody made histograms; MariaDB's are not read."""
    if session.dialect == "mariadb":
        return
    wanted = set(tables)
    names = Names(session)
    schemas = {"schemas": tuple({ref.schema or session.database for ref in tables})}
    for schema, table, column, histogram in session.attempted("column_profiles", schemas):
        ref = names.ref(schema, table)
        if ref in wanted:
            yield _spread(ref, column, json.loads(histogram), most)


def _spread(ref: Ref, column: str, histogram: dict[str, Any], most: int) -> Spread:
    buckets: list[list[Any]] = histogram["buckets"]
    singles = histogram["histogram-type"] == "singleton"
    # The share of rows up to a bucket's end stands behind its value, or behind both its ends.
    share = 1 if singles else 2
    held = buckets[-1][share] if buckets else 0
    quartiles = (
        next((bucket[share - 1] for bucket in buckets if bucket[share] >= quarter * held / 4), None)
        for quarter in (1, 2, 3)
    )
    return Spread(
        table=ref,
        column=column,
        quartiles=tuple(_text(value) for value in quartiles if value is not None),
        common=tuple(_values(buckets))[:most] if singles else (),
    )


def _from_mariadb(names: Names, row: Row) -> ColumnProfile:
    schema, table, column, nulls, frequency, width, rows = row
    held = float(rows or 0) * (1 - float(nulls or 0))
    return ColumnProfile(
        table=names.ref(schema, table),
        column=column,
        nulls=None if nulls is None else float(nulls),
        distinct=round(held / float(frequency)) if frequency else None,
        width=None if width is None else round(float(width)),
    )


def _from_histogram(names: Names, row: Row) -> ColumnProfile:
    schema, table, column, histogram = row
    known: dict[str, Any] = json.loads(histogram)
    singles = known["histogram-type"] == "singleton"
    values = tuple(sorted(_values(known["buckets"]))) if singles else None
    return ColumnProfile(
        table=names.ref(schema, table),
        column=column,
        nulls=float(known["null-values"]),
        distinct=len(values) if values is not None else None,
        values=values,
    )


def _values(buckets: list[list[Any]]) -> Iterator[str]:
    for value, *_ in buckets:
        yield _text(value)


def _text(value: Any) -> str:
    """A value of a histogram; texts are written as base64:type254:..."""
    text = str(value)
    return b64decode(text.split(":", 2)[2]).decode("utf-8", "replace") if text.startswith("base64:") else text

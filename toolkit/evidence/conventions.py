"""Keys that a column's name means, though no constraint says so."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.model.catalog import Catalog
    from toolkit.model.table import Column, Table


class MeantKey(NamedTuple):
    """A column that is called after another table, and the column that is that table's key."""

    table: Table
    column: Column
    target: Table
    key: Column


def meant_keys(catalog: Catalog) -> Iterator[MeantKey]:
    """Columns called after another table of their schema and `_id`, which no foreign key holds.

    What all tables of a schema are called before their name need not be there: `request_id` means `ai_requests`
    where no other table is meant.
    """
    by_name: defaultdict[tuple[str, str], list[Table]] = defaultdict(list)
    for table in catalog.tables:
        words = table.ref.name.lower().split("_")
        for start in range(len(words)):
            by_name[table.ref.schema, "_".join(words[start:])].append(table)
    for table in catalog.tables:
        if table.partition_of is not None or table.extension is not None:
            continue
        held = {name for key in table.foreign_keys for name in key.columns}
        for column in table.columns:
            stem = column.name.lower()
            if not stem.endswith("_id") or column.name in held:
                continue
            stem = stem.removesuffix("_id")
            names = (f"{stem}s", f"{stem}es", f"{stem.removesuffix('y')}ies", stem)
            meant = next((found for name in names if (found := by_name.get((table.ref.schema, name)))), [])
            whole = [each for each in meant if each.ref.name.lower() in names] or meant
            if len(whole) != 1 or whole[0] is table or whole[0].row_number is None:
                continue
            key = whole[0].column(whole[0].row_number)
            if key is not None:
                yield MeantKey(table, column, whole[0], key)

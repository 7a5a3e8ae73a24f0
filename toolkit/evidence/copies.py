"""Tables that are copies of one another by hand: one shape, and names that differ by a mark such as `_old`."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

    from toolkit.dialects.usage import Usage
    from toolkit.model.catalog import Catalog
    from toolkit.model.names import Ref
    from toolkit.model.table import Table

Shape = frozenset[tuple[str, str]]

_MARK: Final = (
    r"old|new|bak|bkp|backup|copy|tmp|temp|prev|previous|orig|original|archive|archived|deleted|deprecated|legacy"
    r"|retired|unused|test|save|saved|swap|kopie|sicherung|alt|neu|copia|antigu[oa]|viej[oa]|respaldo|copie|ancienn?e?"
    r"|sauvegarde|v\d+|\d{1,8}|\d{4}_\d{1,2}(?:_\d{1,2})?|\d{4}q[1-4]"
)
_MARKED: Final = re.compile(rf"^(?:(?:{_MARK}|zz+)_)*(?P<base>.+?)(?:_*(?:{_MARK}))*_*$", re.IGNORECASE)


@lru_cache(maxsize=1 << 16)
def base_name(name: str) -> str:
    """A table's name without the marks of a copy.

    >>> base_name("orders_bak_2023"), base_name("old_orders"), base_name("orders")
    ('orders', 'orders', 'orders')
    """
    found = _MARKED.match(name)
    return found["base"].lower() if found else name.lower()


def differ_in_case_only(names: Iterable[str]) -> bool:
    """Whether the names are several, and one but for their case: which is no sign of a copy.

    >>> differ_in_case_only(["Orders", "orders"]), differ_in_case_only(["orders", "orders_old"])
    (True, False)
    """
    different = set(names)
    return len(different) > 1 and len({name.lower() for name in different}) == 1


def families(catalog: Catalog) -> dict[Ref, tuple[Ref, ...]]:
    """The copies of each table, itself among them; a table without copies is left out.

    Two tables are copies when their names have one base and most of their columns one name and type.
    """
    by_base: defaultdict[tuple[str, str], list[Table]] = defaultdict(list)
    for table in catalog.tables:
        if table.partition_of is None:
            by_base[table.ref.schema, base_name(table.ref.name)].append(table)
    found: dict[Ref, tuple[Ref, ...]] = {}
    for tables in by_base.values():
        by_shape: defaultdict[Shape, list[Ref]] = defaultdict(list)
        if len(tables) > 1:
            for table in tables:
                by_shape[_shape(table)].append(table.ref)
        # Thousands of copies have one shape or a few: those are compared, and share one tuple.
        for shape, refs in by_shape.items():
            alike = tuple(ref for other, others in by_shape.items() if _alike(shape, other) for ref in others)
            if len(alike) > 1 and not differ_in_case_only(ref.name for ref in alike):
                found.update(dict.fromkeys(refs, alike))
    return found


def _shape(table: Table) -> Shape:
    return frozenset((column.name, column.type.spelling) for column in table.columns)


def _alike(one: Shape, other: Shape) -> bool:
    return len(one & other) * 4 >= 3 * max(len(one), len(other))


def is_marked(name: str) -> bool:
    """Whether a name has the mark of a copy."""
    return base_name(name) != name.lower()


def taken_places(usage: Usage, catalog: Catalog) -> dict[Ref, Ref]:
    """Tables that took the place of a copy, whose counters are those of the time before.

    Counters follow what the server knows a table by, which is a number that grows: a table without a mark
    that is younger than its marked copy was made to replace it.
    """
    identities = {item.table: int(item.identity) for item in usage.tables if item.identity}
    replaced: dict[Ref, Ref] = {}
    for ref, alike in families(catalog).items():
        if is_marked(ref.name) or ref not in identities:
            continue
        marked = (other for other in alike if other in identities and is_marked(other.name))
        older = [other for other in marked if identities[other] < identities[ref]]
        if older:
            replaced[ref] = max(older, key=lambda other: identities[other])
    return replaced

"""C009: a column whose type is another than that of its namesakes."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Final

from toolkit.findings.rule import Case, Rule, advice

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.model.finding import Finding
    from toolkit.model.table import Column, Table
    from toolkit.model.types import Family

# Namesakes that it takes for one of them to be odd.
_MOST: Final = 3
# Names that say what kind of word a value is, and not what it means.
_GENERAL: Final = frozenset(
    {"id", "value", "data", "type", "status", "state", "name", "key", "code", "number"}
    | {"position", "version", "result", "content", "text", "level", "size", "kind"}
)


def find(case: Case) -> Iterator[Finding]:
    """Find columns whose kind of type differs from that of all others of the same name, of which there are three at
    least. General names such as `value` or `status` are left alone.

    Example: `user_id` is a bigint in five tables and a text in `imports`: a join of the two converts every row.
    """
    namesakes: defaultdict[str, list[tuple[Table, Column]]] = defaultdict(list)
    for table in case.tables():
        for column in table.columns:
            if column.name.lower() not in _GENERAL:
                namesakes[column.name.lower()].append((table, column))
    for found in namesakes.values():
        families: Counter[Family] = Counter(column.type.family for _, column in found)
        (usual, number), *rest = families.most_common()
        if number < _MOST or sum(count for _, count in rest) != 1:
            continue
        table, column = next(each for each in found if each[1].type.family is not usual)
        summary = f"is {column.type} here and {usual} in {number:,} other tables"
        yield advice(ODD_TYPE_OUT, table, summary, "Give it the type of the others.", part=column.name)


ODD_TYPE_OUT = Rule(code="C009", title="A column of another type than its namesakes", find=find)

"""An overlap of two tables, column by column, as text and as data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from toolkit.report.plain_text import WIDTH, wrapped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.model.overlap import Overlap


def overlap_lines(overlap: Overlap, width: int = WIDTH) -> Iterator[str]:
    """The table that a person would draw: which column says what which other says, and how often."""
    yield f"OVERLAP  {overlap.left} and {overlap.right}  ({overlap.relation})"
    if overlap.compared:
        rows = "all its" if overlap.whole else "a sample of"
        said = (
            f"{overlap.covered:,} of {rows} {overlap.compared:,} rows are said by a row of the other table with the"
            f" same {' = '.join(dict.fromkeys(overlap.anchor or ()))}"
        )
    else:
        said = overlap.because
    yield from wrapped(said, width, first="  ", then="    ")
    left = max(len(match.left) for match in overlap.columns)
    right = max(len(match.right) for match in overlap.columns)
    how = max(len(match.how) for match in overlap.columns)
    for match in overlap.columns:
        rows = f"  {match.matched:,} of {match.compared:,} rows" if match.compared else ""
        yield f"    {match.left:<{left}}  {match.right:<{right}}  {match.how:<{how}}{rows}".rstrip()
    if overlap.missed:
        yield from wrapped(f"only in {overlap.left}: {', '.join(overlap.missed)}", width, first="  ", then="    ")
    if overlap.not_compared:
        yield from wrapped(f"not compared: {', '.join(overlap.not_compared)}", width, first="  ", then="    ")


def overlap_data(overlap: Overlap) -> dict[str, Any]:
    """An overlap as JSON knows it."""
    return {
        "left": {"schema": overlap.left.schema, "table": overlap.left.name},
        "right": {"schema": overlap.right.schema, "table": overlap.right.name},
        "relation": overlap.relation.value,
        "anchor": list(overlap.anchor) if overlap.anchor else None,
        "rows_compared": overlap.compared,
        "rows_covered": overlap.covered,
        "all_rows_compared": overlap.whole,
        "columns": [
            {
                "left": match.left,
                "right": match.right,
                "how": match.how,
                "rows_matched": match.matched,
                "rows_compared": match.compared,
            }
            for match in overlap.columns
        ],
        "left_only": list(overlap.left_only),
        "not_compared": list(overlap.not_compared),
    }

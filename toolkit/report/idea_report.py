"""One idea of several tables, with the map between their columns, as text and as data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from toolkit.model.idea import Idea, Place

# Tables that fit side by side in a terminal.
_BESIDE: Final = 4


def idea_lines(idea: Idea, *, name_targets: bool) -> Iterator[str]:
    """The tables, and under each what it calls what all of them mean."""
    yield f"ONE IDEA  in {len(idea.places)} tables, by the names and kinds of their columns; no row was compared"
    for start in range(0, len(idea.places), _BESIDE):
        places = idea.places[start : start + _BESIDE]
        yield from (
            f"  {number}  {place_name(place, name_targets=name_targets)}"
            for number, place in enumerate(places, start + 1)
        )
        head = ["", *(str(number) for number in range(start + 1, start + len(places) + 1))]
        lines = [
            [meaning, *(name or "-" for name in names[start : start + _BESIDE])] for meaning, names in idea.columns
        ]
        yield from (f"    {line}" for line in _aligned([head, *lines]))


def place_name(place: Place, *, name_targets: bool) -> str:
    """The table, and its database where there are several."""
    return f"{place.table} in {place.target}" if name_targets else str(place.table)


def idea_data(idea: Idea) -> dict[str, Any]:
    """An idea as JSON knows it."""
    return {
        "tables": [
            {"target": place.target, "schema": place.table.schema, "table": place.table.name} for place in idea.places
        ],
        "columns": [{"meaning": meaning, "names": list(names)} for meaning, names in idea.columns],
    }


def _aligned(lines: Sequence[Sequence[str]]) -> Iterator[str]:
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    for line in lines:
        yield "  ".join(f"{cell:<{width}}" for cell, width in zip(line, widths, strict=True)).rstrip()

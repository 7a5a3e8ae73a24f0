"""Which tables hang together with a questioned one, and where a picture of that has them: pure functions."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from toolkit.model.names import Ref
    from toolkit.report.audit_html.view import View

MOST: Final = 36


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A foreign key from `left` to `right`, or an overlap of the two; `words` are its columns or its relation."""

    left: Ref
    right: Ref
    words: str
    overlap: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Connections:
    """The tables in three columns: those that reference a questioned table, those questioned, and the others.

    `left_out` tables are connected as well, and had no place.
    """

    columns: tuple[tuple[Ref, ...], ...]
    links: tuple[Link, ...]
    left_out: int


def connections(view: View) -> Connections:
    """What is connected with a questioned table, as much of it as can be read."""
    links = list(_links(view))
    neighbours = _neighbours(links)
    # A questioned table takes its neighbours along, so that no place goes to one without them.
    near = (each for ref in view.questioned if ref in neighbours for each in (ref, *neighbours[ref]))
    chosen = set(islice(dict.fromkeys(near), MOST))
    links = [link for link in links if link.left in chosen and link.right in chosen]
    middle = tuple(ref for ref in view.questioned if ref in chosen)
    heights = {ref: place for place, ref in enumerate(middle)}
    others = chosen.difference(middle)
    references = {link.left for link in links if not link.overlap and link.right in heights}
    left = _by_neighbours(others & references, neighbours, heights)
    right = _by_neighbours(others - references, neighbours, heights)
    return Connections(columns=(left, middle, right), links=tuple(links), left_out=len(neighbours) - len(chosen))


def _links(view: View) -> Iterator[Link]:
    """Foreign keys, then overlaps, with a questioned table at one end and another table at the other."""
    for table in view.tables.values():
        columns: dict[Ref, list[str]] = {}
        for key in table.foreign_keys:
            columns.setdefault(key.target, []).extend(key.columns)
        for target, names in columns.items():
            if target != table.ref and target in view.tables and _touches(view, table.ref, target):
                yield Link(left=table.ref, right=target, words=", ".join(dict.fromkeys(names)))
    for overlap in view.audit.overlaps:
        if _touches(view, overlap.left, overlap.right):
            yield Link(left=overlap.left, right=overlap.right, words=overlap.relation.value, overlap=True)


def _touches(view: View, *refs: Ref) -> bool:
    return any(ref in view.questioned for ref in refs)


def _neighbours(links: Iterable[Link]) -> dict[Ref, list[Ref]]:
    found: dict[Ref, list[Ref]] = {}
    for link in links:
        found.setdefault(link.left, []).append(link.right)
        found.setdefault(link.right, []).append(link.left)
    return found


def _by_neighbours(
    refs: Iterable[Ref], neighbours: Mapping[Ref, Sequence[Ref]], heights: Mapping[Ref, int]
) -> tuple[Ref, ...]:
    """Each table about as high as the questioned ones it is connected with, so that few lines cross."""

    def height(ref: Ref) -> float:
        found = [heights[each] for each in neighbours[ref] if each in heights]
        return sum(found) / len(found)

    return tuple(sorted(refs, key=lambda ref: (height(ref), ref)))

"""One idea that several tables have, each in its own words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from toolkit.model.names import Ref


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A table and the database that it is in, as `Audit.target` names it."""

    target: str
    table: Ref


@dataclass(frozen=True, slots=True, kw_only=True)
class Idea:
    """Tables that say the same kind of thing, and the map between their columns.

    Each line of `columns` is what a column means, and its name in every place, None where it has none. It rests
    on names and kinds of values: no row was compared.
    """

    places: tuple[Place, ...]
    columns: tuple[tuple[str, tuple[str | None, ...]], ...]

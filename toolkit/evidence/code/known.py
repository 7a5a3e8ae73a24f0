"""What the search knows of a tree when it reads one of its files."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from toolkit.evidence.code.handle import Handle, Relation
    from toolkit.evidence.code.models import Bound
    from toolkit.evidence.code.names import TableNames
    from toolkit.model.names import Ref


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What the search knows when it reads a file."""

    names: TableNames
    bound: Bound
    # What texts may call by name, as queries over objects do.
    entities: Mapping[str, tuple[Handle, ...]]
    relations: Mapping[str, tuple[Relation, ...]]
    declared: Mapping[int, tuple[Ref, ...]]
    # The relations that the file declares and that need a table between two models, and where it says so.
    joining: Sequence[tuple[Relation, int]]

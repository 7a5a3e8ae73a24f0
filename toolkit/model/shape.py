"""What kind of thing a table is, by how it is built and how it grows."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from toolkit.model.names import Ref


class Kind(StrEnum):
    """What a table keeps."""

    LOG = "log"
    ENTITY = "entity"
    LOOKUP = "lookup"
    JOIN = "join"
    QUEUE = "queue"
    SESSION = "session"
    BOOKKEEPING = "bookkeeping"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """The kind of one table, what shows it, and whether rows were only ever added; None where nobody counts."""

    table: Ref
    kind: Kind
    because: str
    append_only: bool | None = None

"""What a server knows about the values in its tables without reading them again, in one form for all of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from toolkit.model.evidence import Method

if TYPE_CHECKING:
    from datetime import datetime

    from toolkit.model.names import Ref


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnProfile:
    """The values of one column; None is what nobody knows.

    `values` are all that there are, where they are few. `oldest` and `newest` are given for moments.
    """

    table: Ref
    column: str
    nulls: float | None = None
    distinct: int | None = None
    values: tuple[str, ...] | None = None
    oldest: datetime | None = None
    newest: datetime | None = None
    width: int | None = None
    method: Method = Method.ESTIMATED


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """How the values of one column are spread: at a quarter, half and three quarters of its rows, and the commonest.

    Either is empty where the server does not know.
    """

    table: Ref
    column: str
    quartiles: tuple[str, ...] = ()
    common: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TableProfile:
    """Room in a table that holds no row that anybody sees: the share of it, and the bytes."""

    table: Ref
    share: float
    wasted: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbering:
    """How far the numbers of a table's rows have come. Without a column it is the one that counts by itself."""

    table: Ref
    column: str | None
    last: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """All of it, for a database; and the words that its server keeps for itself, in lower case."""

    columns: tuple[ColumnProfile, ...] = ()
    tables: tuple[TableProfile, ...] = ()
    numberings: tuple[Numbering, ...] = ()
    reserved: frozenset[str] = frozenset()

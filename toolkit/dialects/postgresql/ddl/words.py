"""The words that every statement is made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.dialects.quoting import quote_name, quote_ref, quote_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from toolkit.model.names import Ref
    from toolkit.model.table import IndexPart, Options


def name(text: str) -> str:
    """A quoted name."""
    return quote_name(text, "postgresql")


def ref(of: Ref) -> str:
    """A quoted name with its schema."""
    return quote_ref(of, "postgresql")


def text(of: str) -> str:
    """A text literal, which says so where it holds a backslash."""
    return quote_text(of, "postgresql")


def names(of: Iterable[str]) -> str:
    """Quoted names in a list."""
    return ", ".join(map(name, of))


def parts(of: Iterable[IndexPart]) -> str:
    """The parts of an index, each with its collation, operator class and order where they are not the usual."""
    return ", ".join(map(_part, of))


def _part(part: IndexPart) -> str:
    words = name(part.column) if part.column is not None else f"({part.expression})"
    if part.collation:
        words += f" COLLATE {part.collation}"
    if part.operator_class:
        words += f" {part.operator_class}"
    if part.descending:
        words += " DESC"
    if part.nulls_first:
        words += " NULLS FIRST"
    return f"{words} NULLS LAST" if part.nulls_last else words


def settings(options: Options, *, without: frozenset[str] = frozenset()) -> str:
    """Options as a WITH clause holds them; empty where there are none."""
    kept = [f"{option} = {text(value)}" for option, value in options if option not in without]
    return f" WITH ({', '.join(kept)})" if kept else ""

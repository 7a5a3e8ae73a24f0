"""One order for collections that have none of their own, so that equal things are equal values."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

SortKey = Callable[[Any], Any] | None


def by_name(value: Any) -> str:
    """Sort key: the object's name."""
    name: str = value.name
    return name


def by_ref(value: Any) -> tuple[str, str]:
    """Sort key: the schema, then the name."""
    return (value.ref.schema, value.ref.name)


def sort_fields(value: object, **keys: SortKey) -> None:
    """Put the named tuple fields of a frozen value under construction in order."""
    for name, key in keys.items():
        items: tuple[Any, ...] = getattr(value, name)
        if len(items) > 1:
            object.__setattr__(value, name, tuple(sorted(items, key=key)))

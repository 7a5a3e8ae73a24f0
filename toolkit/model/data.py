"""Values as plain data (for JSON), in one canonical form, and the fingerprint made from it."""

from __future__ import annotations

import hashlib
import json
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Any


@cache
def _fields_of(kind: type) -> tuple[Field[Any], ...]:
    return fields(kind)


def to_data(value: Any, *, canonical: bool = False) -> Any:
    """Turn a value of the model into dicts, lists and scalars; fields at their default are left out.

    The canonical form also leaves out what is there for people only: source, time, owner, size. Parts that
    values share are turned once, and shared again.
    """
    return _data(value, canonical, {})


def _data(value: Any, canonical: bool, known: dict[int, dict[str, Any]]) -> Any:
    if isinstance(value, StrEnum):
        return value.value
    if value is None or isinstance(value, str | int | float | bool):
        return value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple | list):
        return [_data(item, canonical, known) for item in value]
    if not is_dataclass(value) or isinstance(value, type):
        raise TypeError(f"{type(value).__name__} is not a value of the model")
    data = known.get(id(value))
    if data is None:
        data = known[id(value)] = {
            field.name: _data(item, canonical, known)
            for field in _fields_of(type(value))
            if (field.compare or not canonical)
            and ((item := getattr(value, field.name)) != field.default or field.default is MISSING)
        }
    return data


def canonical_json(value: Any) -> str:
    """The one JSON text that equal values share."""
    return json.dumps(to_data(value, canonical=True), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def fingerprint(value: Any) -> str:
    """A short name for a value: equal values have equal fingerprints, on every machine."""
    return hashlib.sha256(canonical_json(value).encode()).hexdigest()

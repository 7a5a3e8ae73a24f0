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

    The canonical form also leaves out what is there for people only: source, time, owner, size.
    """
    if isinstance(value, StrEnum):
        return value.value
    if value is None or isinstance(value, str | int | float | bool):
        return value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple | list):
        return [to_data(item, canonical=canonical) for item in value]
    if is_dataclass(value) and not isinstance(value, type):
        data: dict[str, Any] = {}
        for field in _fields_of(type(value)):
            if canonical and not field.compare:
                continue
            item = getattr(value, field.name)
            if field.default is not MISSING and item == field.default:
                continue
            data[field.name] = to_data(item, canonical=canonical)
        return data
    raise TypeError(f"{type(value).__name__} is not a value of the model")


def canonical_json(value: Any) -> str:
    """The one JSON text that equal values share."""
    return json.dumps(to_data(value, canonical=True), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def fingerprint(value: Any) -> str:
    """A short name for a value: equal values have equal fingerprints, on every machine."""
    return hashlib.sha256(canonical_json(value).encode()).hexdigest()

"""Expressions that compare values of any type, as each server spells them."""

from __future__ import annotations

from typing import Final

_SECONDS_APART: Final = {
    "postgresql": "abs(extract(epoch FROM {one}::timestamptz - {other}::timestamptz))",
    "mysql": "abs(timestampdiff(MICROSECOND, {one}, {other})) / 1000000",
    "mariadb": "abs(timestampdiff(MICROSECOND, {one}, {other})) / 1000000",
    "sqlite": "abs(julianday({one}) - julianday({other})) * 86400",
}
_SINCE_1970: Final = {
    "postgresql": "extract(epoch FROM {moment}::timestamptz)",
    "mysql": "timestampdiff(MICROSECOND, '1970-01-01', {moment}) / 1000000",
    "mariadb": "timestampdiff(MICROSECOND, '1970-01-01', {moment}) / 1000000",
    "sqlite": "(julianday({moment}) - 2440587.5) * 86400",
}
_AS_TEXT: Final = {"postgresql": "text", "mysql": "char", "mariadb": "char", "sqlite": "text"}


def seconds_apart(one: str, other: str, dialect: str) -> str:
    """How many seconds lie between two moments."""
    return _SECONDS_APART[dialect].format(one=one, other=other)


def seconds_since_1970(moment: str, dialect: str) -> str:
    """A moment as a number."""
    return _SINCE_1970[dialect].format(moment=moment)


def as_text(expression: str, dialect: str) -> str:
    """A value as text, whatever type it has."""
    return f"CAST({expression} AS {_AS_TEXT[dialect]})"


def plain_text(expression: str, dialect: str) -> str:
    """A value as text without case, blanks around it, and the dashes of a UUID."""
    return f"replace(lower(trim({as_text(expression, dialect)})), '-', '')"

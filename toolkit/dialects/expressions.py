"""Expressions that compare values of any type, as each server spells them."""

from __future__ import annotations

from typing import Final

from toolkit.model.types import Family

_SECONDS_APART: Final = {
    # An infinite moment is no number of seconds from any other, and some versions refuse to subtract it.
    "postgresql": "CASE WHEN isfinite({one}) AND isfinite({other})"
    " THEN abs(extract(epoch FROM {one}::timestamptz - {other}::timestamptz)) END",
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
# A number that no factor of ours takes out of its range: neither beyond an integer's nor below an unsigned one's.
_WIDE: Final = {
    "postgresql": "CAST({number} AS numeric)",
    "mysql": "({number} * 1e0)",
    "mariadb": "({number} * 1e0)",
    "sqlite": "({number} * 1.0)",
}
_EXACT_NUMBER: Final = {
    "postgresql": "CAST({number} AS numeric)",
    "mysql": "CAST({number} AS DECIMAL(65, 10))",
    "mariadb": "CAST({number} AS DECIMAL(65, 10))",
    "sqlite": "{number}",
}
# Texts as they are, whatever their collations: two of them need not go together, and may take different texts for one.
_BYTEWISE: Final = {
    "postgresql": '({text} COLLATE "C")',
    "mysql": "CAST({text} AS binary)",
    "mariadb": "CAST({text} AS binary)",
    "sqlite": "{text}",
}
# Families that MySQL has as bytes and prints as text only where they are some.
_RAW: Final = frozenset({Family.BINARY, Family.BITS, Family.GEOMETRY, Family.VECTOR})
_UUID_LENGTH: Final = 36
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


def as_wide_number(expression: str, dialect: str) -> str:
    """A number to calculate with, of any type that holds numbers."""
    return _WIDE[dialect].format(number=expression)


def same_number(one: str, other: str, dialect: str) -> str:
    """Whether two numbers are equal, one of which is a float: compared as floats, larger ones seem to be too soon."""
    exact = _EXACT_NUMBER[dialect]
    apart = f"{exact.format(number=one)} = {exact.format(number=other)}"
    return f"({one} = {other} AND (abs({one}) <= {2**53} OR {apart}))"


def exact_text(expression: str, dialect: str, family: Family) -> str:
    """A value as text that is equal to another's only letter by letter."""
    if family in _RAW and dialect in {"mysql", "mariadb"}:
        return f"HEX({expression})"
    return _BYTEWISE[dialect].format(text=as_text(expression, dialect))


def plain_text(expression: str, dialect: str) -> str:
    """A value as text without case, blanks around it, and the dashes of a UUID; what is left is compared as it is."""
    lowered = f"lower(trim({as_text(expression, dialect)}))"
    # Some collations of Postgres replace nothing.
    plain = _BYTEWISE[dialect].format(text=lowered)
    return f"CASE WHEN length({plain}) = {_UUID_LENGTH} THEN replace({plain}, '-', '') ELSE {plain} END"

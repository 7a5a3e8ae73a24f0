"""Chance that can be thrown again: the same seed and the same subject always give the same outcome."""

from __future__ import annotations

from hashlib import blake2b
from random import Random
from uuid import UUID


def dice(seed: int, *subject: object) -> Random:
    """A source of chance for one subject, independent of every other and of the order of asking."""
    return Random(":".join(map(str, (seed, *subject))))


def stable_uuid(seed: int, *subject: object) -> UUID:
    """A version 4 UUID that belongs to one subject.

    >>> stable_uuid(1, "message", 7) == stable_uuid(1, "message", 7)
    True
    """
    text = ":".join(map(str, (seed, *subject)))
    return UUID(bytes=blake2b(text.encode(), digest_size=16).digest(), version=4)

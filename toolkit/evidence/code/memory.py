"""What the files of a search answered, for a search after some of them have changed."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from toolkit.evidence.code.basis import fingerprint
from toolkit.evidence.code.handle import Declared, Handle, Relation

if TYPE_CHECKING:
    from functools import partial


class Place(NamedTuple):
    """Where a file stands among all: the number of the pass that found it, its root, its name."""

    number: int
    root: int
    name: str


class Taken(NamedTuple):
    """A file that was taken apart: the files that were read for it, itself among them, and the models it declares."""

    read: tuple[str, ...]
    declared: tuple[Declared, ...]


@dataclass(frozen=True, kw_only=True)
class Memory:
    """What was told of each file, and what that rests on.

    What a file answers depends on nothing but the question and what is read for it, so whoever asks the same of the
    same gets the same. `files` holds a fingerprint by path, `told` the answers by question, each with its file's place.
    """

    files: dict[str, str] = field(default_factory=dict)
    taken: dict[Place, Taken] = field(default_factory=dict)
    told: dict[str, tuple[tuple[Place, Any], ...]] = field(default_factory=dict)


OF_MEMORIES: Final = (Place, Taken, Declared, Handle, Relation, Path)


def name_of(question: partial[Any], passes: int) -> str:
    """What questions have in common that ask the same, of the files of as many passes."""
    asked = f"{passes} {question.func.__name__} {sorted(question.keywords.items())!r}"
    return fingerprint(asked.encode("utf-8", "surrogateescape"))

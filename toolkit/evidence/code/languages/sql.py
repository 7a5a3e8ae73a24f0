"""SQL in files of its own; quoted identifiers are names, so only single quotes make a text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from toolkit.evidence.code.language import Language
from toolkit.evidence.code.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.evidence.code.handle import Handle
    from toolkit.evidence.code.source import Source


def _visible(source: Source, handle: Handle) -> Iterator[str]:
    del source, handle
    yield from ()


LANGUAGE: Final = Language(
    name="sql",
    suffixes=(".sql", ".ddl", ".psql", ".pgsql", ".plsql", ".tsql", ".prc"),
    lexicon=lexicon(
        comments=r"--[^\n]*|/\*(?!!).*?\*/|^\#[^\n]*", texts=r"'(?:[^'\\]++|''|\\.)*'", names=r"[^\W\d][\w$]*"
    ),
    visible=_visible,
)

"""Prisma schemas: the models that a generated JavaScript client has as properties."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from toolkit.evidence.code.language import Language
from toolkit.evidence.code.lexicon import lexicon, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.evidence.code.handle import Handle
    from toolkit.evidence.code.source import Source


def _visible(source: Source, handle: Handle) -> Iterator[str]:
    del source, handle
    yield from ()


LANGUAGE: Final = Language(
    name="prisma",
    suffixes=(".prisma",),
    lexicon=lexicon(comments=r"//[^\n]*", texts=quoted('"'), names=r"[A-Za-z_]\w*"),
    visible=_visible,
    family="typescript",
)

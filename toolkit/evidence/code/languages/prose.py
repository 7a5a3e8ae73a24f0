"""Files of any other kind: documents, configuration, templates and languages that are not taken apart."""

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
    name="prose", suffixes=(), lexicon=lexicon(comments=r"(?!)", texts=r"(?!)"), visible=_visible, is_cut=False
)

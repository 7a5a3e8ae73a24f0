"""Go: packages that are folders, raw strings, types behind their package."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from toolkit.evidence.code.language import Language
from toolkit.evidence.code.lexicon import COMMENTS, lexicon, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.evidence.code.handle import Handle
    from toolkit.evidence.code.source import Source

_IMPORT: Final = re.compile(r"^\s*(?:import\s+)?(?:(\w+)\s+)?\"([\w./-]+)\"", re.MULTILINE)


def _visible(source: Source, handle: Handle) -> Iterator[str]:
    folder = handle.file.parent
    if source.path.parent == folder:
        yield handle.name
    for match in _IMPORT.finditer(source.text):
        parts = tuple(match[2].split("/"))
        if parts[-1] == folder.name and len(parts) > 1:
            yield f"{match[1] or handle.package or parts[-1]}.{handle.name}"


LANGUAGE: Final = Language(
    name="go",
    suffixes=(".go",),
    lexicon=lexicon(comments=COMMENTS, texts="`[^`]*`|" + quoted("\"'")),
    visible=_visible,
    package=re.compile(r"^\s*package\s+(\w+)", re.MULTILINE),
)

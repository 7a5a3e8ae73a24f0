"""Java: packages and imports."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from toolkit.evidence.code.language import Language
from toolkit.evidence.code.tokens import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.evidence.code.handle import Handle
    from toolkit.evidence.code.source import Source

_IMPORT: Final = re.compile(r"^\s*import\s+([\w.]+(?:\.\*)?)()\s*;", re.MULTILINE)


def _visible(source: Source, handle: Handle) -> Iterator[str]:
    if source.package == handle.package:
        yield handle.name
    for match in _IMPORT.finditer(source.text):
        package, _, name = match[1].rpartition(".")
        if package == handle.package and name in {handle.name, "*"}:
            yield match[2] or handle.name


LANGUAGE: Final = Language(
    name="java",
    suffixes=(".java", ".groovy"),
    lexicon=lexicon(
        comments=r"//[^\n]*|/\*.*?\*/",
        texts=r"\"\"\"(?:\\.|[^\\])*?\"\"\"|\"(?:\\.|[^\"\\\n])*\"|'(?:\\.|[^'\\\n])*'",
    ),
    visible=_visible,
    queries_objects=True,
    tracked=True,
    package=re.compile(r"^\s*package\s+([\w.]+)", re.MULTILINE),
)

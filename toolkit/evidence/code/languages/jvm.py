"""What the languages of the Java machine share: packages, and imports that make a class visible."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from toolkit.evidence.code.handle import Handle
    from toolkit.evidence.code.source import Source

PACKAGE: Final = re.compile(r"^\s*package\s+([\w.]+)", re.MULTILINE)


def visible_by(imports: re.Pattern[str]) -> Callable[[Source, Handle], Iterator[str]]:
    """How a file knows a class: its package is the file's, or an import names it, perhaps as something else.

    The groups of an import are the qualified name, and the other name or nothing.
    """

    def visible(source: Source, handle: Handle) -> Iterator[str]:
        if source.package == handle.package:
            yield handle.name
        for match in imports.finditer(source.text):
            package, _, name = match[1].rpartition(".")
            if package == handle.package and name in {handle.name, "*"}:
                yield match[2] or handle.name

    return visible

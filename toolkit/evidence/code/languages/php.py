"""PHP: namespaces, `use ... as ...`, heredocs, and HTML around the code."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from toolkit.evidence.code.language import Language
from toolkit.evidence.code.lexicon import COMMENTS, lexicon, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.evidence.code.handle import Handle
    from toolkit.evidence.code.source import Source

_USE: Final = re.compile(r"^\s*use\s+(?!function\b|const\b)([^;({]+?)(?:\{([^}]*)\})?\s*;", re.MULTILINE)


@lru_cache(maxsize=8)
def _imports(text: str) -> tuple[tuple[tuple[str, ...], str], ...]:
    """What is imported, as the parts of its full name, and what it is called here."""
    found = []
    for match in _USE.finditer(text):
        head, group = match[1].strip(), match[2]
        for item in [f"{head}{each.strip()}" for each in group.split(",")] if group else head.split(","):
            name, _, alias = (part.strip() for part in re.sub(r"\s+as\s+", "\0", item.strip()).partition("\0"))
            parts = tuple(part for part in name.split("\\") if part)
            if parts:
                found.append((parts, alias or parts[-1]))
    return tuple(found)


def _visible(source: Source, handle: Handle) -> Iterator[str]:
    wanted = handle.qualified
    taken = False
    for parts, local in _imports(source.text):
        if parts == wanted:
            yield local
        elif wanted[: len(parts)] == parts:
            yield "\\".join((local, *wanted[len(parts) :]))
        taken = taken or local == handle.name
    if not taken and source.package == handle.package:
        yield handle.name
    yield "\\".join(wanted)


NAMES: Final = r"\$?\\?[A-Za-z_]\w*(?:\\\w+)*"
LANGUAGE: Final = Language(
    name="php",
    suffixes=(".php", ".phtml", ".inc", ".module"),
    lexicon=lexicon(
        comments=rf"\#(?!\[)[^\n]*|{COMMENTS}|\?>.*?(?=<\?php|<\?=|\Z)|\A(?!<\?).*?(?=<\?php|<\?=|\Z)",
        texts=quoted("\"'", lines=True),
        heredocs=r"<<<[ \t]*['\"]?(?P<mark_of_end>\w+)['\"]?\n.*?\n\s*(?P=mark_of_end)\b",
        names=NAMES,
    ),
    visible=_visible,
    queries_objects=True,
    package=re.compile(r"^\s*(?:<\?php\s+)?namespace\s+([\w\\]+)", re.MULTILINE),
)

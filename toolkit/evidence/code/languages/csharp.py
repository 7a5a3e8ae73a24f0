"""C#: namespaces, `using X = N.C`, verbatim and raw strings."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from toolkit.evidence.code.language import Language
from toolkit.evidence.code.lexicon import COMMENTS, lexicon, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.evidence.code.handle import Handle
    from toolkit.evidence.code.source import Source

_USING: Final = re.compile(r"^\s*(?:global\s+)?using\s+(?:static\s+)?(?:(\w+)\s*=\s*)?([\w.]+)\s*;", re.MULTILINE)


def _visible(source: Source, handle: Handle) -> Iterator[str]:
    root = handle.package.split(".")[0]
    aliases = {match[1]: match[2] for match in _USING.finditer(source.text) if match[1]}
    for alias, target in aliases.items():
        if target.rpartition(".")[2] == handle.name and target.split(".")[0] == root:
            yield alias
    # A context names entities of sister namespaces, so the root of the namespace is what can be compared.
    spaces = {source.package, *(match[2] for match in _USING.finditer(source.text) if not match[1])}
    if handle.name not in aliases and (not root or any(space.split(".")[0] == root for space in spaces)):
        yield handle.name


LANGUAGE: Final = Language(
    name="csharp",
    suffixes=(".cs", ".cshtml", ".razor"),
    lexicon=lexicon(
        comments=COMMENTS,
        texts=r"\$*\"\"\".*?\"\"\"|(?:\$@|@\$|@)\"(?:[^\"]++|\"\")*\"|\$?" + quoted("\"'"),
    ),
    visible=_visible,
    tracked=True,
    package=re.compile(r"^\s*namespace\s+([\w.]+)", re.MULTILINE),
)

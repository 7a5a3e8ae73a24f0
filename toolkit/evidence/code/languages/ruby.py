"""Ruby: constants that are visible everywhere, symbols, calls without parentheses."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from toolkit.evidence.code.language import Language
from toolkit.evidence.code.lexicon import lexicon, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.evidence.code.handle import Handle
    from toolkit.evidence.code.source import Source


def _visible(source: Source, handle: Handle) -> Iterator[str]:
    if not handle.package or source.package == handle.package:
        yield handle.name
    if handle.package:
        yield f"{handle.package.rsplit('::', 1)[-1]}.{handle.name}"


LANGUAGE: Final = Language(
    name="ruby",
    suffixes=(".rb", ".rake", ".haml", ".slim", ".jbuilder", ".ru"),
    lexicon=lexicon(
        comments=r"\#(?!\{)[^\n]*|^=begin.*?^=end",
        texts=quoted('"', lines=True) + "|" + quoted("'") + r"|(?<![:\w])::?(?=[a-z_])(?<!::)\w+[?!]?",
        heredocs=r"<<[~-]?['\"]?(?P<mark_of_end>[A-Z_]+)['\"]?[^\n]*\n.*?\n\s*(?P=mark_of_end)\b",
        names=r"[@$]{0,2}[A-Za-z_]\w*[?!]?",
    ),
    visible=_visible,
    indented=True,
    bare_calls=True,
    package=re.compile(r"^\s*module\s+([\w:]+)", re.MULTILINE),
)

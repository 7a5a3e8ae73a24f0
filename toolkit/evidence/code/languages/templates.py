"""Templates: only what stands between their marks is code; what a page says around it is not looked at."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from toolkit.evidence.code.language import Language
from toolkit.evidence.code.languages import php, ruby, typescript
from toolkit.evidence.code.lexicon import BLOCK_COMMENT, lexicon, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.evidence.code.handle import Handle
    from toolkit.evidence.code.source import Source

_FLAGS: Final = re.DOTALL | re.IGNORECASE
_ARGUMENTS: Final = r"\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)"
_TAGS: Final = re.compile(r"<%(?![#%])[-=]?.*?-?%>", _FLAGS)
_BRACES: Final = re.compile(r"\{\{(?!--).*?\}\}|\{%.*?%\}", _FLAGS)
_LEXICON: Final = lexicon(comments=r"\{#.*?#\}", texts=quoted("\"'"), names=r"[A-Za-z_]\w*")


def _visible(source: Source, handle: Handle) -> Iterator[str]:
    """Pages are handed rows under names of their own; no class is known in them."""
    del source, handle
    yield from ()


LANGUAGES: Final = (
    replace(
        php.LANGUAGE,
        suffixes=(".blade.php",),
        lexicon=lexicon(comments=BLOCK_COMMENT, texts=quoted("\"'", lines=True), names=php.NAMES),
        code=re.compile(
            rf"\{{\{{(?!--).*?\}}\}}|\{{!!.*?!!\}}|<\?(?:php|=).*?(?:\?>|\Z)|@php\b.*?@endphp|@\w+\s*{_ARGUMENTS}",
            _FLAGS,
        ),
    ),
    replace(ruby.LANGUAGE, suffixes=(".erb",), code=_TAGS),
    replace(typescript.LANGUAGE, suffixes=(".ejs",), code=_TAGS),
    replace(
        typescript.LANGUAGE,
        suffixes=(".vue", ".svelte"),
        code=re.compile(r"(?<=<script>).*?(?=</script>)|(?<=ts\">).*?(?=</script>)|(?<=js\">).*?(?=</script>)", _FLAGS),
    ),
    Language(
        name="jinja",
        suffixes=(".html", ".htm", ".jinja", ".jinja2", ".djhtml"),
        lexicon=_LEXICON,
        visible=_visible,
        family="python",
        code=_BRACES,
    ),
    Language(name="twig", suffixes=(".twig",), lexicon=_LEXICON, visible=_visible, family="php", code=_BRACES),
)

"""The languages that are understood, one a file; everything else is read line by line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from toolkit.evidence.code.languages import (
    csharp,
    go,
    java,
    kotlin,
    php,
    prisma,
    prose,
    python,
    ruby,
    sql,
    templates,
    typescript,
)

if TYPE_CHECKING:
    from pathlib import PurePath

    from toolkit.evidence.code.language import Language

LANGUAGES: Final[tuple[Language, ...]] = (
    tuple(module.LANGUAGE for module in (csharp, go, java, kotlin, php, prisma, python, ruby, sql, typescript))
    + templates.LANGUAGES
)
_BY_SUFFIX: Final = {suffix: language for language in LANGUAGES for suffix in language.suffixes}


def language_of(path: PurePath) -> Language:
    """The language of a file, by the end of its name."""
    double = "".join(path.suffixes[-2:]).lower()
    return _BY_SUFFIX.get(double) or _BY_SUFFIX.get(path.suffix.lower(), prose.LANGUAGE)

"""Java: packages and imports."""

from __future__ import annotations

import re
from typing import Final

from toolkit.evidence.code.language import Language
from toolkit.evidence.code.languages.jvm import PACKAGE, visible_by
from toolkit.evidence.code.lexicon import COMMENTS, lexicon, quoted, thrice_quoted

_IMPORT: Final = re.compile(r"^\s*import\s+([\w.]+(?:\.\*)?)()\s*;", re.MULTILINE)

LANGUAGE: Final = Language(
    name="java",
    suffixes=(".java", ".groovy"),
    lexicon=lexicon(
        comments=COMMENTS,
        texts=thrice_quoted('"') + "|" + quoted("\"'"),
    ),
    visible=visible_by(_IMPORT),
    queries_objects=True,
    tracked=True,
    package=PACKAGE,
)

"""Kotlin: packages, `import ... as ...`, lambdas after calls."""

from __future__ import annotations

import re
from typing import Final

from toolkit.evidence.code.language import Language
from toolkit.evidence.code.languages.jvm import PACKAGE, visible_by
from toolkit.evidence.code.lexicon import COMMENTS, lexicon, quoted

_IMPORT: Final = re.compile(r"^\s*import\s+([\w.]+(?:\.\*)?)(?:\s+as\s+(\w+))?", re.MULTILINE)

LANGUAGE: Final = Language(
    name="kotlin",
    suffixes=(".kt", ".kts"),
    lexicon=lexicon(
        comments=COMMENTS,
        texts=r"\"\"\".*?\"\"\"|" + quoted("\"'"),
    ),
    visible=visible_by(_IMPORT),
    queries_objects=True,
    tracked=True,
    package=PACKAGE,
    family="java",
)

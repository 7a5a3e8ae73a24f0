"""C012: yes and no kept as text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from toolkit.findings.rule import Case, Rule, advice
from toolkit.model.types import Family

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.model.finding import Finding
    from toolkit.model.names import Ref
    from toolkit.model.table import Column

_PAIRS: Final = tuple(
    frozenset(pair.split("/")) for pair in ("y/n", "yes/no", "t/f", "true/false", "on/off", "0/1", "ja/nein", "oui/non")
)
# A default in any server's spelling: 'N', 'N'::bpchar.
_DEFAULT: Final = re.compile(r"\(*'([^']*)'(?:::[\w ]+(?:\(\d+\))?)?\)*")
_NAME: Final = re.compile(
    r"(?:is|was|has|had|can|may|should|did)_\w+|(?:\w+_)?(?:enabled|disabled|active|successful|verified|allowed|required)",
    re.IGNORECASE,
)
_WORDS: Final = (Family.TEXT, Family.ENUM)
_DEFAULTS: Final = frozenset({"y", "n", "yes", "no", "true", "false"})


def find(case: Case) -> Iterator[Finding]:
    """Find columns of text or of an enumeration that hold a yes and a no: by the values of their type, those that the
    server knows of, a name such as `was_sent`, or a default such as `'N'`.

    Example: `active varchar(5) DEFAULT 'true'`: somebody will write `TRUE`, and somebody `yes`.
    """
    for table in case.tables():
        for column in table.columns:
            if column.type.family in _WORDS and _says_yes_or_no(case, table.ref, column):
                remedy = "Make it a boolean, and convert what is there."
                yield advice(BOOLEAN_AS_TEXT, table, f"says yes or no as {column.type}", remedy, part=column.name)


def _says_yes_or_no(case: Case, ref: Ref, column: Column) -> bool:
    """Values settle it; where the server knows none, the name or the default does."""
    known = case.column_profile(ref, column.name)
    values = column.type.values or (known.values if known is not None else None) or ()
    if len(values) == 2:
        return frozenset(value.strip().lower() for value in values) in _PAIRS
    if not values and _NAME.fullmatch(column.name):
        return True
    default = _DEFAULT.fullmatch(column.default or "")
    return default is not None and not column.type.values and default[1].lower() in _DEFAULTS


BOOLEAN_AS_TEXT = Rule(code="C012", title="Yes and no kept as text", find=find)

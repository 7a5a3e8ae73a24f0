"""T010: a name that has to be quoted or is about to be cut."""

from __future__ import annotations

import re
from functools import cache, partial
from typing import TYPE_CHECKING, Final

from toolkit.findings.rule import Case, Rule, advice

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.model.finding import Finding

_PLAIN: Final = re.compile(r"[^\W\d]\w*")
# Servers cut or refuse what is longer: 63 bytes on Postgres, 64 characters on MySQL.
_LONGEST: Final = 63


def find(case: Case) -> Iterator[Finding]:
    """Find tables and columns called by a word that the server keeps for itself, by something that is no plain word,
    or by a name of the greatest length that the server takes.

    Example: a table `order`, or a column `"unit price"`: every statement has to quote it, and one will forget.
    """
    trouble_of = cache(partial(_trouble, words=case.profile.reserved))
    for table in case.tables():
        for part, name in (("", table.ref.name), *((column.name, column.name) for column in table.columns)):
            trouble = trouble_of(name)
            if trouble:
                yield advice(AWKWARD_NAME, table, trouble, "Rename it when its users can be changed.", part=part)


def _trouble(name: str, words: frozenset[str]) -> str:
    if name.lower() in words:
        return "is called by a word that the server keeps for itself, so it has to be quoted everywhere"
    if not _PLAIN.fullmatch(name):
        return "is called by something that is no plain word, so it has to be quoted everywhere"
    if len(name.encode()) >= _LONGEST:
        return "has a name of the greatest length, so one derived from it is cut"
    return ""


AWKWARD_NAME = Rule(code="T010", title="A name that has to be quoted, or is about to be cut", find=find)

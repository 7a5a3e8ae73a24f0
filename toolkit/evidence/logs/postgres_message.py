"""What a message of a Postgres server says was run."""

from __future__ import annotations

import re
from typing import Final

from toolkit.dialects.session import APPLICATION_NAME

# A cursor that is read on was counted when it was opened; what is only parsed or bound has not run.
_RAN: Final = re.compile(
    r"(?:duration: [\d.]+ ms  )?(?:statement|execute (?!fetch from )[^\n]*?): (?P<sql>.*)", re.DOTALL
)
# EXECUTE names no table; the detail below it has the statement that it stands for.
_PREPARED: Final = re.compile(r"prepare: PREPARE\s.*?\bAS\b(?P<sql>.*)", re.DOTALL | re.IGNORECASE)
# The severities of messages that are about a statement that ran; the STATEMENT below an error failed.
LOG: Final = "LOG"


def ran(message: str) -> str:
    """The statement that a message of severity LOG says was run; empty when it says none.

    >>> ran("duration: 0.1 ms  execute S_1: SELECT 1"), ran("duration: 0.1 ms  bind S_1: SELECT 1")
    ('SELECT 1', '')
    """
    found = _RAN.match(message)
    return found["sql"] if found else ""


def prepared(detail: str) -> str:
    """The statement that a detail says an EXECUTE stands for; empty when it says none.

    >>> prepared("prepare: PREPARE s(int) AS SELECT $1")
    ' SELECT $1'
    """
    found = _PREPARED.match(detail)
    return found["sql"] if found else ""


def ran_in(severity: str, message: str, detail: str, application: str) -> str:
    """The statement that an entry with all its fields says was run, but for those of this program."""
    if severity != LOG or application == APPLICATION_NAME:
        return ""
    sql = ran(message)
    return (prepared(detail) or sql) if sql and detail else sql

"""What the evidence says about a table, and how sure that is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from toolkit.model.names import Ref


class Verdict(StrEnum):
    """What to do with a table."""

    KEEP = "keep"
    DROP = "drop"
    MERGE = "merge"
    RENAME = "rename"
    ARCHIVE = "archive"
    INVESTIGATE = "investigate"


class Use(StrEnum):
    """Which class of use a table falls in."""

    USED = "used"
    WRITTEN_NEVER_READ = "written, never read"
    READ_NEVER_WRITTEN = "read, never written"
    BACKUPS_AND_CONSTRAINTS = "touched only by backups and constraints"
    UNTOUCHED = "untouched"
    UNKNOWN = "unknown"


class Confidence(StrEnum):
    """How much a verdict can be leaned on."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing worth saying about one table, with what speaks for it, against it, and what nobody looked at.

    `part` is the column, index or constraint that it is about, where it is not about the whole. `overruled` says
    that a person gave the verdict instead, and why.
    """

    code: str
    subject: Ref
    verdict: Verdict
    use: Use
    confidence: Confidence
    summary: str
    evidence_for: tuple[str, ...] = ()
    evidence_against: tuple[str, ...] = ()
    not_looked_at: tuple[str, ...] = ()
    remedy: str = ""
    part: str = ""
    overruled: str = ""

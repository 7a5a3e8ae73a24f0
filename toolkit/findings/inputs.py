"""What an audit may look at beside counters and catalog, and what a project has decided about its verdicts."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from toolkit.model.finding import Verdict


class Depth(IntEnum):
    """How far an audit goes into the rows: none of them, a sample, or all of them once."""

    QUICK = 0
    NORMAL = 1
    DEEP = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Overrule:
    """A verdict that a person gave instead, of tables by glob and of one rule or any, and why."""

    table: str
    verdict: Verdict
    reason: str
    code: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Inputs:
    """What to look at, and how far.

    `code` are source trees, `prefix` what they leave out before the names of tables, `kept_in` a folder for what a
    search of them finds; `logs` are log files of the server; `snapshots` a file with counters of earlier moments;
    `rules` codes of rules to try that are off by default.
    """

    code: tuple[str, ...] = ()
    prefix: str = ""
    kept_in: Path | None = None
    logs: tuple[Path, ...] = ()
    snapshots: Path | None = None
    depth: Depth = Depth.QUICK
    rules: tuple[str, ...] = ()
    overrules: tuple[Overrule, ...] = ()

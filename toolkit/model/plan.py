"""A plan: ordered steps from one schema to another, each with its way back and the reason for it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from toolkit.model.names import Ref
    from toolkit.model.operation import Operation


class Phase(StrEnum):
    """When a step runs: before the application changes, while data moves, or after."""

    EXPAND = "expand"
    COPY = "copy"
    CONTRACT = "contract"


@dataclass(frozen=True, slots=True, kw_only=True)
class Hazard:
    """What a step costs a running system, by the code of the rule that says so."""

    code: str
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step: statements that belong together, and those that take them back."""

    title: str
    operation: Operation
    phase: Phase
    statements: tuple[str, ...]
    reverse: tuple[str, ...]
    hazards: tuple[Hazard, ...] = ()
    because: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """Steps that lead from the schema with one fingerprint to the schema with another.

    `scope` names every table the steps may touch; anything else is untouchable.
    """

    dialect: str
    base_fingerprint: str
    target_fingerprint: str
    scope: tuple[Ref, ...]
    steps: tuple[Step, ...]

"""Seed rows of the estate: those of the four systems, one after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..ai_logging import seed as ai_logging
from ..llm_manager import seed as llm_manager
from ..llm_request_logs import seed as llm_request_logs
from ..rhythm import LAST_DAY
from ..synapscale import seed as synapscale

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from ..batches import Batch


def rows(*, scale: int, seed: int, until: datetime = LAST_DAY) -> Iterator[Batch]:
    """Every table's rows, about `scale` of them in each of the four usage logs."""
    for system in (llm_manager, synapscale, ai_logging, llm_request_logs):
        yield from system.rows(scale=scale, seed=seed, until=until)

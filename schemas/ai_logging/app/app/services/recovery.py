"""Tries again when a provider fails, and remembers what helped."""

from collections.abc import Callable
from time import monotonic

from app.config.database import SessionLocal
from app.models.ai_log import AIErrorRecovery

STRATEGIES = ("retry", "fallback", "simplify")


def recover(request_log_id: int, attempt: Callable[[str], bool]) -> bool:
    """Try one strategy after the other until one succeeds."""
    for step, strategy in enumerate(STRATEGIES, start=1):
        started = monotonic()
        succeeded = attempt(strategy)
        with SessionLocal.begin() as session:
            session.add(
                AIErrorRecovery(
                    request_log_id=request_log_id,
                    strategy_name=strategy,
                    step_number=step,
                    was_successful=str(succeeded).lower(),
                    recovery_time_ms=int((monotonic() - started) * 1000),
                )
            )
        if succeeded:
            return True
    return False

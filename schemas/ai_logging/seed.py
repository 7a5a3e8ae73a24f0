"""Seed rows of ai_logging: requests, the errors among them, and attempts to recover from those.

The oldest requests have been cleaned up, and nothing kept their recoveries from staying behind: the column
that should refer to a request has no foreign key.
"""

from __future__ import annotations

from collections import Counter
from hashlib import sha256
from typing import TYPE_CHECKING, Final

from ..batches import batches
from ..dice import dice, stable_uuid
from ..failures import FAILURES
from ..pricing import CHAT_MODELS, LOCAL_MODELS
from ..rhythm import LAST_DAY
from ..traffic import Traffic
from .models import AIErrorAnalysis, AIErrorRecovery, AIRequestLog

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from ..batches import Batch, Row
    from ..traffic import Exchange

MODULES: Final = (("copilot", "analysis"), ("imports", "classification"), ("incidents", "analysis"))
STRATEGIES: Final = ("retry", "fallback", "simplify")
TRUTHS: Final = ("true", "false", "true", "True", None)
"""What the column was_successful holds, being text."""

CLEANED_UP: Final = 20
"""One request in this many was older than the period kept."""


def rows(*, scale: int, seed: int, until: datetime = LAST_DAY) -> Iterator[Batch]:
    """Every table's rows, about `scale` of them in the request log."""
    models = (*LOCAL_MODELS, *CHAT_MODELS[:3])
    traffic = Traffic(system="ai_logging", scale=scale, seed=seed, models=models, until=until)
    yield from batches(AIRequestLog, request_logs(traffic))
    yield from batches(AIErrorAnalysis, error_analysis(traffic))
    yield from batches(AIErrorRecovery, error_recoveries(traffic))


def request_logs(traffic: Traffic) -> Iterator[Row]:
    """The requests that have not been cleaned up."""
    for exchange in traffic.exchanges():
        if exchange.number > traffic.scale // CLEANED_UP:
            yield _request_log(traffic, exchange)


def _request_log(traffic: Traffic, exchange: Exchange) -> Row:
    chance = dice(traffic.seed, "request", exchange.number)
    module, task = chance.choice(MODULES)
    failure = exchange.failure
    return {
        "id": exchange.number,
        "request_id": str(stable_uuid(traffic.seed, "request", exchange.number)),
        "tenant_id": str(stable_uuid(traffic.seed, "tenant", exchange.user % 4)),
        "module": module if exchange.number % 30 else None,
        "user_id": str(stable_uuid(traffic.seed, "user", exchange.user)) if exchange.number % 12 else None,
        "task": task,
        "prompt_length": len(exchange.prompt),
        "prompt_hash": sha256(exchange.prompt.encode()).hexdigest(),
        "temperature": chance.choice((0.0, 0.3, 0.7)),
        "max_tokens": chance.choice((None, 512, 2048)),
        "model_requested": exchange.model.name,
        "provider_used": exchange.model.provider,
        "provider_model": exchange.model.name if exchange.number % 9 else "",
        "status": "fallback" if failure is None and exchange.number % 25 == 0 else exchange.status,
        "response_content_length": len(exchange.response or ""),
        "tokens_used": exchange.input_tokens + exchange.output_tokens if failure is None else None,
        "processing_time_ms": exchange.latency_ms,
        "error_message": failure.message if failure else None,
        "error_code": failure.code if failure else None,
        "retry_count": chance.randint(1, 3) if failure else 0,
        "fallback_used": "openai" if exchange.number % 25 == 0 else None,
        "confidence_score": round(chance.uniform(0.4, 1), 3) if failure is None else None,
        "user_feedback": chance.choice((None, None, None, "positive", "negative")),
        "correction_applied": None,
        "request_metadata": {"locale": chance.choice(("es", "pt", "en"))},
        "response_metadata": {"mood": "🙂"} if failure is None else None,
        "created_at": exchange.asked_at,
        "updated_at": exchange.answered_at,
    }


def error_analysis(traffic: Traffic) -> Iterator[Row]:
    """One row for each kind of error, with how often it occurred."""
    occurrences: Counter[str] = Counter()
    last_occurred: dict[str, datetime] = {}
    for exchange in traffic.exchanges():
        if exchange.failure is not None:
            occurrences[exchange.failure.code] += 1
            last_occurred[exchange.failure.code] = exchange.answered_at
    for number, failure in enumerate(FAILURES, start=1):
        is_resolved = failure.code == "invalid_api_key"
        yield {
            "id": number,
            "error_pattern": failure.code,
            "error_code": str(failure.http_status) if failure.http_status else None,
            "error_message_pattern": failure.message[:40] + "%",
            "occurrence_count": occurrences[failure.code],
            "last_occurred": last_occurred.get(failure.code),
            "probable_cause": failure.cause,
            "suggested_action": None if is_resolved else "Retry with a growing delay",
            "resolution_status": "resolved" if is_resolved else "open",
            "auto_correction_enabled": ("true", "false", None)[number % 3],
            "correction_config": {"max_retries": 3} if number % 3 == 0 else None,
            "created_at": traffic.until,
            "updated_at": traffic.until,
            "resolved_at": traffic.until if is_resolved else None,
        }


def error_recoveries(traffic: Traffic) -> Iterator[Row]:
    """An attempt to recover for every failure, also for those whose request is gone."""
    failed = (exchange for exchange in traffic.exchanges() if exchange.failure is not None)
    for number, exchange in enumerate(failed, start=1):
        chance = dice(traffic.seed, "recovery", number)
        strategy = chance.choice(STRATEGIES)
        yield {
            "id": number,
            "request_log_id": exchange.number,
            "strategy_name": strategy,
            "step_number": chance.choice((1, 2, None)),
            "action_taken": f"{strategy} with another model" if strategy == "fallback" else strategy,
            "was_successful": chance.choice(TRUTHS),
            "recovery_time_ms": chance.randint(50, 9000),
            "recovery_result": {"attempts": chance.randint(1, 3)} if number % 3 else None,
            "created_at": exchange.answered_at,
        }

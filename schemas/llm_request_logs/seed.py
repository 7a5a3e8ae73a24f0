"""Seed rows of llm_request_logs: a chat bot that answers, embeds and transcribes."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from ..batches import batches
from ..dice import dice, stable_uuid
from ..pricing import CHAT_MODELS, EMBEDDING_MODEL, TRANSCRIPTION_MODEL
from ..rhythm import LAST_DAY
from ..traffic import Traffic
from .models import LLMRequestLog

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..batches import Batch, Row
    from ..traffic import Exchange


def rows(*, scale: int, seed: int, until: datetime = LAST_DAY) -> Iterator[Batch]:
    """About `scale` rows of the request log."""
    models = (CHAT_MODELS[1], CHAT_MODELS[0], CHAT_MODELS[3])
    traffic = Traffic(system="llm_request_logs", scale=scale, seed=seed, models=models, until=until)
    return batches(LLMRequestLog, (_request(traffic, exchange) for exchange in traffic.exchanges()))


def _request(traffic: Traffic, exchange: Exchange) -> Row:
    chance = dice(traffic.seed, "bot", exchange.number)
    kind = chance.choices(("chat", "embedding", "transcription"), (60, 35, 5))[0]
    common: Row = {
        "id": stable_uuid(traffic.seed, "bot request", exchange.number),
        "created_at": exchange.answered_at.replace(tzinfo=UTC),
        "request_type": kind,
        "user_id": 100_000_000 + exchange.user if exchange.conversation % 9 else None,
        "session_id": f"tg-{exchange.conversation}" if kind == "chat" else None,
        "input_metadata": {"temperature": 0.3} if kind == "chat" else {},
        "output_metadata": {},
        "latency_ms": exchange.latency_ms,
        "success": exchange.failure is None,
        "error_message": exchange.failure.message if exchange.failure else None,
        "raw_request": {"stream": False, "n": 1} if exchange.number % 3 else None,
        "raw_response": None,
    }
    return common | _content(exchange, kind)


def _content(exchange: Exchange, kind: str) -> Row:
    """What went in and came out, and what it cost."""
    if exchange.failure is None and kind == "chat":
        model, text, output_tokens = exchange.model, exchange.response, exchange.output_tokens
    else:
        side_models = {"embedding": EMBEDDING_MODEL, "transcription": TRANSCRIPTION_MODEL}
        model, text, output_tokens = side_models.get(kind, exchange.model), None, 0
    is_transcription = kind == "transcription"
    succeeded = exchange.failure is None
    tokens = exchange.input_tokens if succeeded and not is_transcription else None
    return {
        "model": model.name,
        "input_text": "[voice message 🎙]" if is_transcription else exchange.prompt,
        "output_text": exchange.prompt if is_transcription and succeeded else text,
        "tokens_prompt": tokens,
        "tokens_completion": None if tokens is None else output_tokens,
        "tokens_total": None if tokens is None else tokens + output_tokens,
        "cost_usd": None if tokens is None else model.cost(tokens, output_tokens),
    }

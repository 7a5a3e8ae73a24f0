"""Seed rows of use: sessions, their messages, and the usage log that every execution leaves."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from ..dice import dice
from .seed_catalogue import EXTENSIONS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..batches import Row
    from ..traffic import Exchange, Traffic

DEMO_EVERY: Final = 10
"""One session in ten comes from the demo seeder."""

STREAM_TEST_TURN: Final = 4
"""In every conversation this turn is a test on the streaming page: it has no session and no messages."""

EUROS_PER_DOLLAR: Final = Decimal("0.92")


def configuration_of(traffic: Traffic, exchange: Exchange) -> int:
    """The configuration of an exchange's model; they are numbered in the order of the models."""
    return traffic.models.index(exchange.model) + 1


def user_of(exchange: Exchange) -> int | None:
    """The user of an exchange; every fiftieth conversation is by somebody who is not signed in."""
    return exchange.user if exchange.conversation % 50 else None


def is_demo(session: int) -> bool:
    """Whether a session was made by the demo seeder."""
    return session % DEMO_EVERY == 1


def extension_of(traffic: Traffic, session: int) -> str | None:
    """The extension that a session belongs to; demo sessions belong to this one."""
    if is_demo(session):
        return "llm-manager"
    return dice(traffic.seed, "extension", session).choice((*EXTENSIONS, None))


def sessions(traffic: Traffic) -> Iterator[Row]:
    """One session for each conversation."""
    for session in range(1, traffic.conversations + 1):
        exchanges = traffic.conversation(session)
        first, last = exchanges[0], exchanges[-1]
        yield {
            "id": session,
            "session_id": f"sess_{dice(traffic.seed, 'session', session).getrandbits(64):016x}",
            "user_id": user_of(first),
            "extension_slug": extension_of(traffic, session),
            "llm_configuration_id": configuration_of(traffic, first),
            "title": first.prompt[:80] if session % 7 else None,
            "metadata": {"source": "demo-seeder"} if is_demo(session) else None,
            "started_at": first.asked_at,
            "last_activity_at": last.answered_at,
            "expires_at": last.answered_at + timedelta(days=30) if session % 3 else None,
            "is_active": session > traffic.conversations * 9 // 10,
            "created_at": first.asked_at,
            "updated_at": last.answered_at,
        }


def usage_logs(traffic: Traffic) -> Iterator[Row]:
    """One log for each execution, numbered as the exchange is."""
    for exchange in traffic.exchanges():
        euros = _euros(exchange)
        yield {
            "id": exchange.number,
            "llm_configuration_id": configuration_of(traffic, exchange),
            "user_id": user_of(exchange),
            "extension_slug": extension_of(traffic, exchange.conversation),
            "prompt": exchange.prompt,
            "response": exchange.response,
            "parameters_used": {"temperature": 0.7, "max_tokens": 4096} if exchange.number % 9 else None,
            "prompt_tokens": exchange.input_tokens,
            "completion_tokens": exchange.output_tokens,
            "total_tokens": exchange.input_tokens + exchange.output_tokens,
            "cost_usd": exchange.cost,
            "currency": "USD" if euros is None else "EUR",
            "cost_original": euros,
            "execution_time_ms": exchange.latency_ms,
            "status": exchange.status,
            "error_message": exchange.failure.message if exchange.failure else None,
            "executed_at": exchange.answered_at,
            "created_at": exchange.answered_at,
            "updated_at": exchange.answered_at,
        }


def _euros(exchange: Exchange) -> Decimal | None:
    """What a provider that bills in euros charged: one request in eleven goes to such a provider."""
    if exchange.cost is None or exchange.number % 11:
        return None
    return (exchange.cost * EUROS_PER_DOLLAR).quantize(exchange.cost)


def messages(traffic: Traffic) -> Iterator[Row]:
    """The prompt and, unless it failed, the response of every exchange in a chat."""
    number = 0
    for exchange in traffic.exchanges():
        if exchange.turn == STREAM_TEST_TURN:
            continue
        number += 1
        yield {**_message(traffic, exchange), "id": number}
        if exchange.response is not None:
            number += 1
            yield {**_message(traffic, exchange), **_reply(exchange), "id": number}


def _message(traffic: Traffic, exchange: Exchange) -> Row:
    return {
        "session_id": exchange.conversation,
        "user_id": user_of(exchange),
        "llm_configuration_id": configuration_of(traffic, exchange),
        "model": None,
        "role": "user",
        "content": exchange.prompt,
        "metadata": None,
        "raw_response": None,
        "tokens": exchange.input_tokens,
        "response_time": None,
        "cost_usd": None,
        "created_at": exchange.asked_at,
        "sent_at": exchange.asked_at,
        "started_at": None,
        "completed_at": None,
    }


def _reply(exchange: Exchange) -> Row:
    return {
        "model": exchange.model.name,
        "role": "assistant",
        "content": exchange.response,
        "metadata": {"provider": exchange.model.provider, "is_streaming": True},
        "raw_response": {"finish_reason": "stop"} if exchange.number % 5 else None,
        "tokens": exchange.input_tokens + exchange.output_tokens,
        "response_time": Decimal(exchange.latency_ms) / 1000,
        "cost_usd": exchange.cost,
        "created_at": exchange.answered_at,
        "sent_at": None,
        "started_at": exchange.asked_at,
        "completed_at": exchange.answered_at,
    }


def custom_metrics(traffic: Traffic) -> Iterator[Row]:
    """A metric on every tenth execution."""
    kinds = (
        ("satisfaction", "integer", "4"),
        ("similarity", "float", "0.8731"),
        ("cached", "boolean", "false"),
        ("intent", "string", "réclamation 😡"),
        ("labels", "json", '["billing","urgent"]'),
    )
    for number, usage_log in enumerate(range(10, traffic.scale + 1, 10), start=1):
        key, kind, value = kinds[number % len(kinds)]
        yield {
            "id": number,
            "usage_log_id": usage_log,
            "extension_slug": EXTENSIONS[number % len(EXTENSIONS)],
            "metric_key": key,
            "metric_value": value,
            "metric_type": kind,
            "metadata": None,
            "created_at": traffic.until,
            "updated_at": None,
        }

"""Seed rows of conversation_logs: only the demo seeder ever wrote there.

An event repeats a message (same session, tokens and cost; milliseconds for seconds), and half of the
responses fall on the second at which the usage log was written, the others a second or two later.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from ..dice import dice
from .seed_chat import DEMO_EVERY, STREAM_TEST_TURN

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from ..batches import Row
    from ..traffic import Exchange, Traffic


def conversation_logs(traffic: Traffic) -> Iterator[Row]:
    """The events of the demo sessions."""
    events = (
        event
        for session in range(1, traffic.conversations + 1, DEMO_EVERY)
        for event in _session_events(traffic, session)
    )
    for number, event in enumerate(events, start=1):
        yield {"id": number, **event}


def _session_events(traffic: Traffic, session: int) -> Iterator[Row]:
    exchanges = traffic.conversation(session)
    yield _event(exchanges[0], "started", exchanges[0].asked_at, data="Session started 🎬")
    for exchange in exchanges:
        if exchange.turn != STREAM_TEST_TURN:
            yield from _exchange_events(traffic, exchange)
    ended_at = exchanges[-1].answered_at + timedelta(minutes=5)
    yield _event(exchanges[-1], "summarized", ended_at, data=None)
    yield _event(exchanges[-1], "ended", ended_at + timedelta(seconds=1), data="")


def _exchange_events(traffic: Traffic, exchange: Exchange) -> Iterator[Row]:
    yield {
        **_event(exchange, "message_sent", exchange.asked_at, data=f"User asked: {exchange.prompt}"),
        "tokens_used": exchange.input_tokens,
    }
    if exchange.failure is not None:
        yield _event(exchange, "error", exchange.answered_at, data=exchange.failure.message)
        return
    delay = dice(traffic.seed, "demo", exchange.number).choice((0, 0, 1, 2))
    yield {
        **_event(
            exchange,
            "response_received",
            exchange.answered_at + timedelta(seconds=delay),
            data=f"Assistant responded: {(exchange.response or '')[:60]}",
        ),
        "tokens_used": exchange.input_tokens + exchange.output_tokens,
        "cost_usd": exchange.cost,
        "execution_time_ms": exchange.latency_ms,
    }


def _event(exchange: Exchange, event_type: str, at: datetime, *, data: str | None) -> Row:
    return {
        "session_id": exchange.conversation,
        "event_type": event_type,
        "event_data": data,
        "tokens_used": None,
        "cost_usd": None,
        "execution_time_ms": None,
        "created_at": at,
    }

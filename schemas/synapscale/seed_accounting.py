"""Seed rows of synapscale's accounting: usage, billing, feedback and tags."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..dice import dice, stable_uuid
from .seed_workspaces import instant, llm_id, message_id, workspace_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..batches import Row
    from ..traffic import Exchange, Traffic


def conversation_llms(traffic: Traffic) -> Iterator[Row]:
    """The totals of every conversation's model."""
    for conversation in range(1, traffic.conversations + 1):
        exchanges = traffic.conversation(conversation)
        yield {
            "id": stable_uuid(traffic.seed, "conversation_llm", conversation),
            "conversation_id": stable_uuid(traffic.seed, "conversation", conversation),
            "llm_id": llm_id(exchanges[0].model.name),
            "first_used_at": instant(exchanges[0].asked_at),
            "last_used_at": instant(exchanges[-1].answered_at),
            "message_count": len(exchanges),
            "total_input_tokens": sum(exchange.input_tokens for exchange in exchanges),
            "total_output_tokens": sum(exchange.output_tokens for exchange in exchanges),
            "total_cost_usd": sum(_cost(exchange) for exchange in exchanges),
        }


def usage_logs(traffic: Traffic) -> Iterator[Row]:
    """One log for each exchange; it belongs to the prompt, which is there even when the answer is not."""
    for exchange in traffic.exchanges():
        failure = exchange.failure
        yield {
            "id": stable_uuid(traffic.seed, "usage_log", exchange.number),
            "message_id": message_id(traffic, exchange, "user"),
            "user_id": stable_uuid(traffic.seed, "user", exchange.user),
            "conversation_id": stable_uuid(traffic.seed, "conversation", exchange.conversation),
            "llm_id": llm_id(exchange.model.name),
            "workspace_id": workspace_of(traffic, exchange.user),
            "input_tokens": exchange.input_tokens,
            "output_tokens": exchange.output_tokens,
            "total_tokens": exchange.input_tokens + exchange.output_tokens,
            "cost_usd": _cost(exchange),
            "latency_ms": exchange.latency_ms,
            "api_status_code": failure.http_status if failure else 200,
            "api_request_payload": {"model": exchange.model.name, "stream": True},
            "api_response_metadata": {"finish_reason": "stop"} if failure is None else None,
            "user_api_key_used": exchange.user % 8 == 0,
            "model_settings": {"temperature": 0.7} if exchange.number % 4 else None,
            "error_message": failure.message if failure else None,
            "status": exchange.status,
            "created_at": instant(exchange.answered_at),
        }


def billing_events(traffic: Traffic) -> Iterator[Row]:
    """A charge for everything that cost something, and a top-up for each user."""
    for user in range(1, traffic.users + 1):
        yield {
            **_billing_event(traffic, user, "top_up", 20.0),
            "id": stable_uuid(traffic.seed, "top_up", user),
            "invoice_id": f"INV-{user:06d}",
            "payment_provider": "stripe",
            "payment_transaction_id": f"tx_{dice(traffic.seed, 'payment', user).getrandbits(64):016x}",
            "billing_metadata": {"vat": "DE123456789"} if user % 2 else None,
        }
    for exchange in traffic.exchanges():
        if exchange.cost:
            yield {
                **_billing_event(traffic, exchange.user, "usage_charge", -_cost(exchange)),
                "id": stable_uuid(traffic.seed, "charge", exchange.number),
                "description": f"{exchange.model.name}: {exchange.output_tokens} tokens",
                "related_usage_log_id": stable_uuid(traffic.seed, "usage_log", exchange.number),
                "related_message_id": message_id(traffic, exchange, "user"),
                "processed_at": instant(exchange.answered_at),
                "created_at": instant(exchange.answered_at),
            }


def _billing_event(traffic: Traffic, user: int, event_type: str, amount: float) -> Row:
    return {
        "user_id": stable_uuid(traffic.seed, "user", user),
        "workspace_id": workspace_of(traffic, user),
        "event_type": event_type,
        "amount_usd": amount,
        "description": None,
        "related_usage_log_id": None,
        "related_message_id": None,
        "invoice_id": None,
        "payment_provider": None,
        "payment_transaction_id": None,
        "billing_metadata": None,
        "status": "processed",
        "processed_at": instant(traffic.until),
        "created_at": instant(traffic.until),
    }


def message_feedbacks(traffic: Traffic) -> Iterator[Row]:
    """What users say about one exchange in fifteen."""
    for exchange in traffic.exchanges():
        if exchange.number % 15 == 0:
            is_good = exchange.number % 2 == 0
            yield {
                "id": stable_uuid(traffic.seed, "feedback", exchange.number),
                "message_id": message_id(traffic, exchange, "user"),
                "user_id": stable_uuid(traffic.seed, "user", exchange.user),
                "rating_type": "thumbs" if exchange.number % 4 else "stars",
                "rating_value": 1 if is_good else -1,
                "feedback_text": "Perfeito 👏" if is_good else "",
                "feedback_category": None if is_good else "wrong",
                "improvement_suggestions": None,
                "is_public": False,
                "feedback_metadata": None,
                "created_at": instant(exchange.answered_at),
                "updated_at": instant(exchange.answered_at),
            }


def tags(traffic: Traffic) -> Iterator[Row]:
    """A tag on every conversation, half of them made by a machine."""
    for conversation in range(1, traffic.conversations + 1):
        first = traffic.conversation(conversation)[0]
        by_machine = conversation % 2 == 0
        yield {
            "id": stable_uuid(traffic.seed, "tag", conversation),
            "target_type": "conversation",
            "target_id": stable_uuid(traffic.seed, "conversation", conversation),
            "tag_name": dice(traffic.seed, "tag", conversation).choice(("billing", "código", "urgent", "🐛")),
            "tag_value": None,
            "tag_category": "topic" if by_machine else None,
            "is_system_tag": by_machine,
            "created_by_user_id": None if by_machine else stable_uuid(traffic.seed, "user", first.user),
            "auto_generated": by_machine,
            "confidence_score": 0.87 if by_machine else None,
            "tag_metadata": None,
            "created_at": instant(first.answered_at),
        }


def _cost(exchange: Exchange) -> float:
    return float(exchange.cost or 0)

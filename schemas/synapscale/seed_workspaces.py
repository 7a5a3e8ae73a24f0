"""Seed rows of synapscale's people and conversations, and the catalogue of models."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from uuid import NAMESPACE_DNS, UUID, uuid5

from ..dice import dice, stable_uuid
from ..people import full_name
from ..pricing import CHAT_MODELS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..batches import Row
    from ..traffic import Exchange, Traffic


def instant(at: datetime) -> datetime:
    """A time of the traffic, with the zone that it is in."""
    return at.replace(tzinfo=UTC)


def llm_id(model: str) -> UUID:
    """The identifier that the chain gives to a model of the catalogue."""
    return uuid5(NAMESPACE_DNS, f"{model}.llms.synapscale")


def workspace_of(traffic: Traffic, user: int) -> UUID | None:
    """The workspace that a user works in; three users share one, every fifth has none."""
    return None if user % 5 == 0 else stable_uuid(traffic.seed, "workspace", (user - 1) // 3)


def message_id(traffic: Traffic, exchange: Exchange, role: str) -> UUID:
    """The message that one side wrote in an exchange."""
    return stable_uuid(traffic.seed, "message", role, exchange.number)


def llms() -> Iterator[Row]:
    """The twelve models that the chain puts there, in the same words."""
    for model in CHAT_MODELS:
        yield {
            "id": llm_id(model.name),
            "name": model.name,
            "provider": model.provider,
            "cost_per_token_input": float(model.input_price / 1_000_000),
            "cost_per_token_output": float(model.output_price / 1_000_000),
            "context_window": model.context_window,
            "supports_vision": model.vision,
        }


def users(traffic: Traffic) -> Iterator[Row]:
    """Everybody who has an account."""
    for user in range(1, traffic.users + 1):
        yield {
            "id": stable_uuid(traffic.seed, "user", user),
            "email": f"user{user}@synapscale.example",
            "full_name": full_name(dice(traffic.seed, "synapscale user", user)) if user % 6 else None,
            "is_active": user % 10 != 0,
            "created_at": instant(traffic.until - timedelta(days=200)),
        }


def workspaces(traffic: Traffic) -> Iterator[Row]:
    """One workspace for every three users, owned by the first of them."""
    for user in range(1, traffic.users + 1, 3):
        number = (user - 1) // 3
        yield {
            "id": stable_uuid(traffic.seed, "workspace", number),
            "name": f"Team {number + 1} ✨" if number % 4 == 0 else f"Team {number + 1}",
            "owner_id": stable_uuid(traffic.seed, "user", user),
            "created_at": instant(traffic.until - timedelta(days=199)),
        }


def agents(traffic: Traffic) -> Iterator[Row]:
    """One agent for each workspace, and one for everybody."""
    created_at = instant(traffic.until - timedelta(days=198))
    everybody = {"id": stable_uuid(traffic.seed, "agent", -1), "name": "Helper", "workspace_id": None}
    yield {**everybody, "system_prompt": None, "created_at": created_at}
    for number in range((traffic.users + 2) // 3):
        yield {
            "id": stable_uuid(traffic.seed, "agent", number),
            "name": f"Agent {number + 1}",
            "workspace_id": stable_uuid(traffic.seed, "workspace", number),
            "system_prompt": "Answer briefly and cite the source." if number % 2 else "",
            "created_at": created_at,
        }


def conversations(traffic: Traffic) -> Iterator[Row]:
    """One row for each conversation."""
    for conversation in range(1, traffic.conversations + 1):
        exchanges = traffic.conversation(conversation)
        user = exchanges[0].user
        in_workspace = workspace_of(traffic, user) is not None
        yield {
            "id": stable_uuid(traffic.seed, "conversation", conversation),
            "user_id": stable_uuid(traffic.seed, "user", user),
            "workspace_id": workspace_of(traffic, user),
            "agent_id": stable_uuid(traffic.seed, "agent", (user - 1) // 3 if in_workspace else -1),
            "title": exchanges[0].prompt[:80] if conversation % 6 else None,
            "created_at": instant(exchanges[0].asked_at),
            "updated_at": instant(exchanges[-1].answered_at),
        }


def messages(traffic: Traffic) -> Iterator[Row]:
    """The prompt of every exchange and, unless it failed, its response."""
    for exchange in traffic.exchanges():
        yield _message(traffic, exchange, "user", exchange.prompt, exchange.asked_at)
        if exchange.response is not None:
            yield _message(traffic, exchange, "assistant", exchange.response, exchange.answered_at)


def _message(traffic: Traffic, exchange: Exchange, role: str, content: str, at: datetime) -> Row:
    return {
        "id": message_id(traffic, exchange, role),
        "conversation_id": stable_uuid(traffic.seed, "conversation", exchange.conversation),
        "role": role,
        "content": content,
        "created_at": instant(at),
    }

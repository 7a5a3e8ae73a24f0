"""Seed rows of synapscale at the head of its chain: every reference is a UUID."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..batches import batches
from ..pricing import CHAT_MODELS
from ..rhythm import LAST_DAY
from ..traffic import Traffic
from . import models, seed_accounting, seed_workspaces

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from ..batches import Batch


def rows(*, scale: int, seed: int, until: datetime = LAST_DAY) -> Iterator[Batch]:
    """Every table's rows, parents first, about `scale` of them in the usage log."""
    traffic = Traffic(system="synapscale", scale=scale, seed=seed, models=CHAT_MODELS, until=until)
    yield from batches(models.LLM, seed_workspaces.llms())
    yield from batches(models.User, seed_workspaces.users(traffic))
    yield from batches(models.Workspace, seed_workspaces.workspaces(traffic))
    yield from batches(models.Agent, seed_workspaces.agents(traffic))
    yield from batches(models.Conversation, seed_workspaces.conversations(traffic))
    yield from batches(models.Message, seed_workspaces.messages(traffic))
    yield from batches(models.ConversationLLM, seed_accounting.conversation_llms(traffic))
    yield from batches(models.UsageLog, seed_accounting.usage_logs(traffic))
    yield from batches(models.BillingEvent, seed_accounting.billing_events(traffic))
    yield from batches(models.MessageFeedback, seed_accounting.message_feedbacks(traffic))
    yield from batches(models.Tag, seed_accounting.tags(traffic))

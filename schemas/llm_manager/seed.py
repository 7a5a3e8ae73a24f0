"""Seed rows of llm_manager: a catalogue, chats with their usage logs, the demo seeder's events."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ..batches import batches
from ..pricing import CHAT_MODELS, LOCAL_MODELS
from ..rhythm import LAST_DAY
from ..traffic import Traffic
from . import models, seed_catalogue, seed_chat, seed_demo, seed_tools

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from ..batches import Batch

MODELS: Final = (*CHAT_MODELS[:7], *LOCAL_MODELS)


def rows(*, scale: int, seed: int, until: datetime = LAST_DAY) -> Iterator[Batch]:
    """Every table's rows, parents first, about `scale` of them in the usage log."""
    traffic = Traffic(system="llm_manager", scale=scale, seed=seed, models=MODELS, until=until)
    yield from batches(models.User, seed_catalogue.users(traffic))
    yield from batches(models.Configuration, seed_catalogue.configurations(traffic))
    yield from batches(models.PromptTemplate, seed_catalogue.prompt_templates(traffic))
    yield from batches(models.ParameterOverride, seed_catalogue.parameter_overrides(traffic))
    yield from batches(models.KnowledgeDocument, seed_catalogue.documents(traffic))
    yield from batches(models.UserWorkspacePreference, seed_catalogue.preferences(traffic))
    yield from batches(models.McpConnector, seed_tools.connectors(traffic))
    yield from batches(models.ToolDefinition, seed_tools.definitions(traffic))
    yield from batches(models.AgentWorkflow, seed_tools.workflows(traffic))
    yield from batches(models.ConversationSession, seed_chat.sessions(traffic))
    yield from batches(models.UsageLog, seed_chat.usage_logs(traffic))
    yield from batches(models.ConversationMessage, seed_chat.messages(traffic))
    yield from batches(models.ConversationLog, seed_demo.conversation_logs(traffic))
    yield from batches(models.CustomMetric, seed_chat.custom_metrics(traffic))
    yield from batches(models.ToolExecution, seed_tools.executions(traffic))

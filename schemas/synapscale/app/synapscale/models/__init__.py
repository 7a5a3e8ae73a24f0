"""The tables of SynapScale as classes."""

from .accounting import BillingEvent, ConversationLLM, UsageLog
from .base import Base
from .conversation import Agent, Conversation, Message, MessageFeedback
from .llm import LLM
from .people import User, Workspace
from .tag import Tag

__all__ = [
    "LLM",
    "Agent",
    "Base",
    "BillingEvent",
    "Conversation",
    "ConversationLLM",
    "Message",
    "MessageFeedback",
    "Tag",
    "UsageLog",
    "User",
    "Workspace",
]

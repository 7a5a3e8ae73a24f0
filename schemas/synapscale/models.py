"""The schema of synapscale as it runs today: what the head of its chain gives."""

from __future__ import annotations

from datetime import datetime  # noqa: TC003 - SQLAlchemy reads the annotations when it runs
from typing import Any
from uuid import UUID as Uuid  # noqa: TC003, N811 - as above; the short name is SQLAlchemy's type

from sqlalchemy import UUID, Float, Index, Integer, MetaData, String, Text, event, text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlalchemy.schema import CreateSchema

from .columns import DOCUMENT, INSTANT, SCHEMA, amount, count, flag, indexes, moment, reference


class Base(DeclarativeBase):
    metadata = MetaData(schema=SCHEMA)


class Row(Base):
    __abstract__ = True

    id: Mapped[Uuid] = mapped_column(UUID, primary_key=True, server_default=text("gen_random_uuid()"), sort_order=-1)


class User(Row):
    __tablename__ = "users"

    email: Mapped[str] = mapped_column(String(255), unique=True)
    full_name: Mapped[str | None] = mapped_column(String(255))
    is_active: Mapped[bool] = flag(default=True)
    created_at: Mapped[datetime] = moment()


class Workspace(Row):
    __tablename__ = "workspaces"

    name: Mapped[str] = mapped_column(String(100))
    owner_id: Mapped[Uuid] = reference("users", "CASCADE")
    created_at: Mapped[datetime] = moment()


class Agent(Row):
    __tablename__ = "agents"

    name: Mapped[str] = mapped_column(String(100))
    workspace_id: Mapped[Uuid | None] = reference("workspaces", "CASCADE")
    system_prompt: Mapped[str | None] = mapped_column(Text)
    created_at: Mapped[datetime] = moment()


class Conversation(Row):
    __tablename__ = "conversations"
    __table_args__ = indexes("conversations", "user_id")

    user_id: Mapped[Uuid] = reference("users", "CASCADE")
    workspace_id: Mapped[Uuid | None] = reference("workspaces", "SET NULL")
    agent_id: Mapped[Uuid | None] = reference("agents", "SET NULL")
    title: Mapped[str | None] = mapped_column(String(255))
    created_at: Mapped[datetime] = moment()
    updated_at: Mapped[datetime] = moment()


class Message(Row):
    __tablename__ = "messages"
    __table_args__ = indexes("messages", "conversation_id")

    conversation_id: Mapped[Uuid] = reference("conversations", "CASCADE")
    role: Mapped[str] = mapped_column(String(20))
    content: Mapped[str] = mapped_column(Text)
    created_at: Mapped[datetime] = moment()


class LLM(Row):
    __tablename__ = "llms"
    # The chain fills this table: a loader must expect its rows to be there.
    __table_args__ = (*indexes("llms", "provider", "name", "is_active"), {"info": {"reference_data": True}})

    name: Mapped[str] = mapped_column(String(100))
    provider: Mapped[str] = mapped_column(String(50))
    model_version: Mapped[str | None] = mapped_column(String(50))
    cost_per_token_input: Mapped[float] = amount()
    cost_per_token_output: Mapped[float] = amount()
    max_tokens_supported: Mapped[int | None] = mapped_column(Integer)
    supports_function_calling: Mapped[bool] = flag(default=False)
    supports_vision: Mapped[bool] = flag(default=False)
    supports_streaming: Mapped[bool] = flag(default=True)
    context_window: Mapped[int | None] = mapped_column(Integer)
    is_active: Mapped[bool] = flag(default=True)
    llm_metadata: Mapped[Any | None] = mapped_column(DOCUMENT)
    created_at: Mapped[datetime] = moment()
    updated_at: Mapped[datetime] = moment()


class ConversationLLM(Row):
    __tablename__ = "conversation_llms"

    conversation_id: Mapped[Uuid] = reference("conversations", "CASCADE")
    llm_id: Mapped[Uuid] = reference("llms", "CASCADE")
    first_used_at: Mapped[datetime] = moment()
    last_used_at: Mapped[datetime] = moment()
    message_count: Mapped[int] = count()
    total_input_tokens: Mapped[int] = count()
    total_output_tokens: Mapped[int] = count()
    total_cost_usd: Mapped[float] = amount()


class UsageLog(Row):
    __tablename__ = "usage_logs"
    __table_args__ = indexes("usage_logs", "user_id", "conversation_id", "llm_id", "created_at", "workspace_id")

    message_id: Mapped[Uuid] = reference("messages", "CASCADE")
    user_id: Mapped[Uuid] = reference("users", "CASCADE")
    conversation_id: Mapped[Uuid] = reference("conversations", "CASCADE")
    llm_id: Mapped[Uuid] = reference("llms", "RESTRICT")
    workspace_id: Mapped[Uuid | None] = reference("workspaces", "SET NULL")
    input_tokens: Mapped[int] = count()
    output_tokens: Mapped[int] = count()
    total_tokens: Mapped[int] = count()
    cost_usd: Mapped[float] = amount()
    latency_ms: Mapped[int | None] = mapped_column(Integer)
    api_status_code: Mapped[int | None] = mapped_column(Integer)
    api_request_payload: Mapped[Any | None] = mapped_column(DOCUMENT)
    api_response_metadata: Mapped[Any | None] = mapped_column(DOCUMENT)
    user_api_key_used: Mapped[bool] = flag(default=False)
    model_settings: Mapped[Any | None] = mapped_column(DOCUMENT)
    error_message: Mapped[str | None] = mapped_column(Text)
    status: Mapped[str] = mapped_column(String(20), server_default="success")
    created_at: Mapped[datetime] = moment()


class BillingEvent(Row):
    __tablename__ = "billing_events"
    __table_args__ = indexes("billing_events", "user_id", "workspace_id", "event_type", "status", "created_at")

    user_id: Mapped[Uuid] = reference("users", "CASCADE")
    workspace_id: Mapped[Uuid | None] = reference("workspaces", "SET NULL")
    event_type: Mapped[str] = mapped_column(String(50))
    amount_usd: Mapped[float] = mapped_column(Float)
    description: Mapped[str | None] = mapped_column(Text)
    related_usage_log_id: Mapped[Uuid | None] = reference("usage_logs", "SET NULL")
    related_message_id: Mapped[Uuid | None] = reference("messages", "SET NULL")
    invoice_id: Mapped[str | None] = mapped_column(String(100))
    payment_provider: Mapped[str | None] = mapped_column(String(50))
    payment_transaction_id: Mapped[str | None] = mapped_column(String(100))
    billing_metadata: Mapped[Any | None] = mapped_column(DOCUMENT)
    status: Mapped[str] = mapped_column(String(20), server_default="pending")
    processed_at: Mapped[datetime | None] = mapped_column(INSTANT)
    created_at: Mapped[datetime] = moment()


class MessageFeedback(Row):
    __tablename__ = "message_feedbacks"
    __table_args__ = indexes("message_feedbacks", "message_id", "user_id", "rating_type")

    message_id: Mapped[Uuid] = reference("messages", "CASCADE")
    user_id: Mapped[Uuid] = reference("users", "CASCADE")
    rating_type: Mapped[str] = mapped_column(String(20))
    rating_value: Mapped[int | None] = mapped_column(Integer)
    feedback_text: Mapped[str | None] = mapped_column(Text)
    feedback_category: Mapped[str | None] = mapped_column(String(50))
    improvement_suggestions: Mapped[str | None] = mapped_column(Text)
    is_public: Mapped[bool] = flag(default=False)
    feedback_metadata: Mapped[Any | None] = mapped_column(DOCUMENT)
    created_at: Mapped[datetime] = moment()
    updated_at: Mapped[datetime] = moment()


class Tag(Row):
    __tablename__ = "tags"
    __table_args__ = (
        Index("idx_tags_target", "target_type", "target_id"),
        *indexes("tags", "tag_name", "tag_category", "is_system_tag", "created_by_user_id", "created_at"),
    )

    target_type: Mapped[str] = mapped_column(String(50))
    target_id: Mapped[Uuid] = mapped_column(UUID)
    tag_name: Mapped[str] = mapped_column(String(100))
    tag_value: Mapped[str | None] = mapped_column(Text)
    tag_category: Mapped[str | None] = mapped_column(String(50))
    is_system_tag: Mapped[bool] = flag(default=False)
    created_by_user_id: Mapped[Uuid | None] = reference("users", "SET NULL")
    auto_generated: Mapped[bool] = flag(default=False)
    confidence_score: Mapped[float | None] = mapped_column(Float)
    tag_metadata: Mapped[Any | None] = mapped_column(DOCUMENT)
    created_at: Mapped[datetime] = moment()


def create_schema_first(tables: MetaData) -> None:
    """Let `create_all` make the schema that these tables live in, as the chain does."""
    event.listen(tables, "before_create", CreateSchema(SCHEMA, if_not_exists=True))


metadata = Base.metadata
create_schema_first(metadata)

"""Add the catalogue of models, with its twelve rows, and the tables that account for their use."""

from __future__ import annotations

import uuid

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "a5f72854"
down_revision = "10fc63eb296d"

SCHEMA = "synapscale_db"
NOW = sa.text("now()")
ZERO = sa.text("0")
TABLES = ("llms", "conversation_llms", "usage_logs", "billing_events", "message_feedbacks")

# name, provider, cost of an input token, cost of an output token (US dollars), context window, vision
MODELS = (
    ("gpt-4o", "openai", 5e-6, 1.5e-5, 128_000, True),
    ("gpt-4o-mini", "openai", 1.5e-7, 6e-7, 128_000, True),
    ("gpt-4-turbo", "openai", 1e-5, 3e-5, 128_000, True),
    ("gpt-3.5-turbo", "openai", 5e-7, 1.5e-6, 16_385, False),
    ("claude-3-opus", "anthropic", 1.5e-5, 7.5e-5, 200_000, True),
    ("claude-3-sonnet", "anthropic", 3e-6, 1.5e-5, 200_000, True),
    ("claude-3-haiku", "anthropic", 2.5e-7, 1.25e-6, 200_000, True),
    ("gemini-1.5-pro", "google", 3.5e-6, 1.05e-5, 2_000_000, True),
    ("gemini-1.5-flash", "google", 7.5e-8, 3e-7, 1_000_000, True),
    ("grok-2", "grok", 2e-6, 1e-5, 131_072, False),
    ("deepseek-chat", "deepseek", 1.4e-7, 2.8e-7, 64_000, False),
    ("llama-3.1-405b", "llama", 2e-6, 2e-6, 128_000, False),
)


def identifier() -> sa.Column[object]:
    return sa.Column("id", postgresql.UUID(), primary_key=True, server_default=sa.text("gen_random_uuid()"))


def reference(name: str, table: str, on_delete: str, *, nullable: bool = False) -> sa.Column[object]:
    target = sa.ForeignKey(f"{SCHEMA}.{table}.id", ondelete=on_delete)
    return sa.Column(name, postgresql.UUID(), target, nullable=nullable)


def moment(name: str) -> sa.Column[object]:
    return sa.Column(name, sa.TIMESTAMP(timezone=True), nullable=False, server_default=NOW)


def count(name: str) -> sa.Column[object]:
    return sa.Column(name, sa.Integer(), nullable=False, server_default=ZERO)


def amount(name: str) -> sa.Column[object]:
    return sa.Column(name, sa.Float(), nullable=False, server_default=ZERO)


def flag(name: str, *, default: bool) -> sa.Column[object]:
    return sa.Column(name, sa.Boolean(), nullable=False, server_default=sa.true() if default else sa.false())


def upgrade() -> None:
    create_llms()
    create_conversation_llms()
    create_usage_logs()
    create_billing_events()
    create_message_feedbacks()


def downgrade() -> None:
    for table in reversed(TABLES):
        op.drop_table(table, schema=SCHEMA)


def index(table: str, *columns: str) -> None:
    for column in columns:
        op.create_index(f"idx_{table}_{column}", table, [column], schema=SCHEMA)


def create_llms() -> None:
    llms = op.create_table(
        "llms",
        identifier(),
        sa.Column("name", sa.String(100), nullable=False),
        sa.Column("provider", sa.String(50), nullable=False),
        sa.Column("model_version", sa.String(50)),
        amount("cost_per_token_input"),
        amount("cost_per_token_output"),
        sa.Column("max_tokens_supported", sa.Integer()),
        flag("supports_function_calling", default=False),
        flag("supports_vision", default=False),
        flag("supports_streaming", default=True),
        sa.Column("context_window", sa.Integer()),
        flag("is_active", default=True),
        sa.Column("llm_metadata", sa.JSON()),
        moment("created_at"),
        moment("updated_at"),
        schema=SCHEMA,
    )
    index("llms", "provider", "name", "is_active")
    op.bulk_insert(
        llms,
        [
            {
                "id": str(uuid.uuid5(uuid.NAMESPACE_DNS, f"{name}.llms.synapscale")),
                "name": name,
                "provider": provider,
                "cost_per_token_input": cost_input,
                "cost_per_token_output": cost_output,
                "context_window": context_window,
                "supports_vision": vision,
            }
            for name, provider, cost_input, cost_output, context_window, vision in MODELS
        ],
    )


def create_conversation_llms() -> None:
    op.create_table(
        "conversation_llms",
        identifier(),
        reference("conversation_id", "conversations", "CASCADE"),
        reference("llm_id", "llms", "CASCADE"),
        moment("first_used_at"),
        moment("last_used_at"),
        count("message_count"),
        count("total_input_tokens"),
        count("total_output_tokens"),
        amount("total_cost_usd"),
        schema=SCHEMA,
    )


def create_usage_logs() -> None:
    op.create_table(
        "usage_logs",
        identifier(),
        reference("message_id", "messages", "CASCADE"),
        reference("user_id", "users", "CASCADE"),
        reference("conversation_id", "conversations", "CASCADE"),
        reference("llm_id", "llms", "RESTRICT"),
        reference("workspace_id", "workspaces", "SET NULL", nullable=True),
        count("input_tokens"),
        count("output_tokens"),
        count("total_tokens"),
        amount("cost_usd"),
        sa.Column("latency_ms", sa.Integer()),
        sa.Column("api_status_code", sa.Integer()),
        sa.Column("api_request_payload", sa.JSON()),
        sa.Column("api_response_metadata", sa.JSON()),
        flag("user_api_key_used", default=False),
        sa.Column("model_settings", sa.JSON()),
        sa.Column("error_message", sa.Text()),
        sa.Column("status", sa.String(20), nullable=False, server_default="success"),
        moment("created_at"),
        schema=SCHEMA,
    )
    index("usage_logs", "user_id", "conversation_id", "llm_id", "created_at", "workspace_id")


def create_billing_events() -> None:
    op.create_table(
        "billing_events",
        identifier(),
        reference("user_id", "users", "CASCADE"),
        reference("workspace_id", "workspaces", "SET NULL", nullable=True),
        sa.Column("event_type", sa.String(50), nullable=False),
        sa.Column("amount_usd", sa.Float(), nullable=False),
        sa.Column("description", sa.Text()),
        reference("related_usage_log_id", "usage_logs", "SET NULL", nullable=True),
        reference("related_message_id", "messages", "SET NULL", nullable=True),
        sa.Column("invoice_id", sa.String(100)),
        sa.Column("payment_provider", sa.String(50)),
        sa.Column("payment_transaction_id", sa.String(100)),
        sa.Column("billing_metadata", sa.JSON()),
        sa.Column("status", sa.String(20), nullable=False, server_default="pending"),
        sa.Column("processed_at", sa.TIMESTAMP(timezone=True)),
        moment("created_at"),
        schema=SCHEMA,
    )
    index("billing_events", "user_id", "workspace_id", "event_type", "status", "created_at")


def create_message_feedbacks() -> None:
    op.create_table(
        "message_feedbacks",
        identifier(),
        reference("message_id", "messages", "CASCADE"),
        reference("user_id", "users", "CASCADE"),
        sa.Column("rating_type", sa.String(20), nullable=False),
        sa.Column("rating_value", sa.Integer()),
        sa.Column("feedback_text", sa.Text()),
        sa.Column("feedback_category", sa.String(50)),
        sa.Column("improvement_suggestions", sa.Text()),
        flag("is_public", default=False),
        sa.Column("feedback_metadata", sa.JSON()),
        moment("created_at"),
        moment("updated_at"),
        schema=SCHEMA,
    )
    index("message_feedbacks", "message_id", "user_id", "rating_type")

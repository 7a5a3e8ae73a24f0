"""The schema of llm_manager as it runs today: what the head of its chain gives."""

from __future__ import annotations

from datetime import datetime  # noqa: TC003 - SQLAlchemy reads the annotations when it runs
from decimal import Decimal  # noqa: TC003 - SQLAlchemy reads the annotations when it runs
from typing import Any, Final

from sqlalchemy import Index, MetaData, Numeric, String, Text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from .columns import (
    BIG_ID,
    DOCUMENT,
    DOLLARS,
    LONG_TEXT,
    SECONDS_TIMESTAMP,
    UNSIGNED_INTEGER,
    choice,
    count,
    flag,
    moment,
    reference,
    tokens,
)
from .host import UTF8_TABLE
from .host import users as host_users

CONFIGURATIONS: Final = "llm_manager_configurations"
USAGE_LOGS: Final = "llm_manager_usage_logs"
SESSIONS: Final = "llm_manager_conversation_sessions"
TOOLS: Final = "llm_manager_tool_definitions"
CONNECTORS: Final = "llm_manager_mcp_connectors"


class Base(DeclarativeBase):
    metadata = MetaData(
        naming_convention={
            "uq": "%(table_name)s_%(column_0_name)s_unique",
            "fk": "%(table_name)s_%(column_0_name)s_foreign",
        }
    )


class Row(Base):
    __abstract__ = True

    id: Mapped[int] = mapped_column(BIG_ID, primary_key=True, autoincrement=True, sort_order=-1)


class Timestamped(Row):
    __abstract__ = True

    created_at: Mapped[datetime | None] = mapped_column(SECONDS_TIMESTAMP, sort_order=1)
    updated_at: Mapped[datetime | None] = mapped_column(SECONDS_TIMESTAMP, sort_order=1)


class User(Base):
    __table__ = host_users.to_metadata(Base.metadata)


class Configuration(Timestamped):
    __tablename__ = CONFIGURATIONS
    __table_args__ = (
        Index("llm_cfg_provider_active_idx", "provider", "is_active"),
        Index("llm_cfg_default_idx", "is_default"),
        UTF8_TABLE,
    )

    name: Mapped[str] = mapped_column(String(100))
    slug: Mapped[str] = mapped_column(String(100), unique=True)
    provider: Mapped[str] = choice(
        CONFIGURATIONS,
        "provider",
        *("ollama", "openai", "anthropic", "openrouter", "local", "custom"),
        default="ollama",
    )
    model: Mapped[str] = mapped_column(String(100))
    api_endpoint: Mapped[str | None] = mapped_column(String(255))
    api_key: Mapped[str | None] = mapped_column(Text)
    default_parameters: Mapped[Any | None] = mapped_column(DOCUMENT)
    capabilities: Mapped[Any | None] = mapped_column(DOCUMENT)
    is_active: Mapped[bool] = flag(default=True)
    is_default: Mapped[bool] = flag(default=False)
    description: Mapped[str | None] = mapped_column(Text)


class UsageLog(Timestamped):
    __tablename__ = USAGE_LOGS
    __table_args__ = (
        Index("llm_ul_config_executed_idx", "llm_configuration_id", "executed_at"),
        Index("llm_ul_user_executed_idx", "user_id", "executed_at"),
        Index("llm_ul_extension_executed_idx", "extension_slug", "executed_at"),
        Index("llm_ul_status_idx", "status"),
        Index("llm_ul_currency_idx", "currency"),
        UTF8_TABLE,
    )

    llm_configuration_id: Mapped[int] = reference(CONFIGURATIONS, "CASCADE")
    user_id: Mapped[int | None] = reference("users", "SET NULL")
    extension_slug: Mapped[str | None] = mapped_column(String(100))
    prompt: Mapped[str | None] = mapped_column(Text)
    response: Mapped[str | None] = mapped_column(LONG_TEXT)
    parameters_used: Mapped[Any | None] = mapped_column(DOCUMENT)
    prompt_tokens: Mapped[int] = tokens()
    completion_tokens: Mapped[int] = tokens()
    total_tokens: Mapped[int] = tokens()
    cost_usd: Mapped[Decimal | None] = mapped_column(DOLLARS)
    currency: Mapped[str] = mapped_column(String(3), server_default="USD")
    cost_original: Mapped[Decimal | None] = mapped_column(DOLLARS)
    execution_time_ms: Mapped[int | None] = mapped_column(UNSIGNED_INTEGER)
    status: Mapped[str] = choice(USAGE_LOGS, "status", "success", "error", "timeout", default="success")
    error_message: Mapped[str | None] = mapped_column(Text)
    executed_at: Mapped[datetime] = moment()


class CustomMetric(Timestamped):
    __tablename__ = "llm_manager_custom_metrics"
    __table_args__ = (
        Index("llm_cmt_extension_key_idx", "extension_slug", "metric_key"),
        Index("llm_cmt_usage_key_idx", "usage_log_id", "metric_key"),
        UTF8_TABLE,
    )

    usage_log_id: Mapped[int] = reference(USAGE_LOGS, "CASCADE")
    extension_slug: Mapped[str] = mapped_column(String(100))
    metric_key: Mapped[str] = mapped_column(String(100))
    metric_value: Mapped[str] = mapped_column(String(255))
    metric_type: Mapped[str] = choice(
        __tablename__,
        "metric_type",
        *("string", "integer", "float", "boolean", "json"),
        default="string",
    )
    metadata_: Mapped[Any | None] = mapped_column("metadata", DOCUMENT)


class ParameterOverride(Timestamped):
    __tablename__ = "llm_manager_parameter_overrides"
    __table_args__ = (
        Index("llm_po_extension_config_idx", "extension_slug", "llm_configuration_id"),
        Index("llm_po_extension_context_idx", "extension_slug", "context"),
        Index("llm_po_active_priority_idx", "is_active", "priority"),
        UTF8_TABLE,
    )

    extension_slug: Mapped[str] = mapped_column(String(100))
    llm_configuration_id: Mapped[int | None] = reference(CONFIGURATIONS, "CASCADE")
    context: Mapped[str | None] = mapped_column(String(100))
    override_parameters: Mapped[Any] = mapped_column(DOCUMENT)
    merge_strategy: Mapped[str] = choice(
        __tablename__, "merge_strategy", "replace", "merge", "deep_merge", default="merge"
    )
    is_active: Mapped[bool] = flag(default=True)
    priority: Mapped[int] = count(default=0)
    description: Mapped[str | None] = mapped_column(Text)


class PromptTemplate(Timestamped):
    __tablename__ = "llm_manager_prompt_templates"
    __table_args__ = (
        Index("llm_pt_extension_category_idx", "extension_slug", "category", "is_active"),
        Index("llm_pt_slug_idx", "slug"),
        UTF8_TABLE,
    )

    name: Mapped[str] = mapped_column(String(100))
    slug: Mapped[str | None] = mapped_column(String(100), unique=True)
    extension_slug: Mapped[str | None] = mapped_column(String(100))
    is_global: Mapped[bool] = flag(default=False)
    category: Mapped[str | None] = mapped_column(String(50))
    template: Mapped[str] = mapped_column(Text)
    variables: Mapped[Any | None] = mapped_column(DOCUMENT)
    example_values: Mapped[Any | None] = mapped_column(DOCUMENT)
    default_parameters: Mapped[Any | None] = mapped_column(DOCUMENT)
    is_active: Mapped[bool] = flag(default=True)
    description: Mapped[str | None] = mapped_column(Text)


class ConversationSession(Timestamped):
    __tablename__ = SESSIONS
    __table_args__ = (
        Index("llm_cs_user_active_idx", "user_id", "is_active"),
        Index("llm_cs_extension_active_idx", "extension_slug", "is_active"),
        Index("llm_cs_last_activity_idx", "last_activity_at"),
        Index("llm_cs_expires_idx", "expires_at"),
        UTF8_TABLE,
    )

    session_id: Mapped[str] = mapped_column(String(100), unique=True)
    user_id: Mapped[int | None] = reference("users", "CASCADE")
    extension_slug: Mapped[str | None] = mapped_column(String(100))
    llm_configuration_id: Mapped[int] = reference(CONFIGURATIONS, "CASCADE")
    title: Mapped[str | None] = mapped_column(String(255))
    metadata_: Mapped[Any | None] = mapped_column("metadata", DOCUMENT)
    started_at: Mapped[datetime] = moment()
    last_activity_at: Mapped[datetime] = moment()
    expires_at: Mapped[datetime | None] = mapped_column(SECONDS_TIMESTAMP)
    is_active: Mapped[bool] = flag(default=True)


class ConversationMessage(Row):
    __tablename__ = "llm_manager_conversation_messages"
    __table_args__ = (
        Index("llm_cm_session_created_idx", "session_id", "created_at"),
        Index("llm_cm_user_created_idx", "user_id", "created_at"),
        Index("llm_cm_config_idx", "llm_configuration_id"),
        Index("llm_cm_role_idx", "role"),
        Index("llm_cm_model_idx", "model"),
        UTF8_TABLE,
    )

    session_id: Mapped[int] = reference(SESSIONS, "CASCADE")
    user_id: Mapped[int | None] = reference("users", "SET NULL")
    llm_configuration_id: Mapped[int | None] = reference(CONFIGURATIONS, "SET NULL")
    model: Mapped[str | None] = mapped_column(String(100))
    role: Mapped[str] = choice(__tablename__, "role", "system", "user", "assistant", "tool", default="user")
    content: Mapped[str] = mapped_column(LONG_TEXT)
    metadata_: Mapped[Any | None] = mapped_column("metadata", DOCUMENT)
    raw_response: Mapped[Any | None] = mapped_column(DOCUMENT)
    tokens: Mapped[int | None] = mapped_column(UNSIGNED_INTEGER)
    response_time: Mapped[Decimal | None] = mapped_column(Numeric(8, 3))
    cost_usd: Mapped[Decimal | None] = mapped_column(DOLLARS)
    created_at: Mapped[datetime] = moment()
    sent_at: Mapped[datetime | None] = mapped_column(SECONDS_TIMESTAMP)
    started_at: Mapped[datetime | None] = mapped_column(SECONDS_TIMESTAMP)
    completed_at: Mapped[datetime | None] = mapped_column(SECONDS_TIMESTAMP)


class ConversationLog(Row):
    __tablename__ = "llm_manager_conversation_logs"
    __table_args__ = (
        Index("llm_cl_session_event_idx", "session_id", "event_type"),
        Index("llm_cl_created_idx", "created_at"),
        UTF8_TABLE,
    )

    session_id: Mapped[int] = reference(SESSIONS, "CASCADE")
    event_type: Mapped[str] = choice(
        __tablename__,
        "event_type",
        *("started", "message_sent", "response_received", "error", "summarized", "ended"),
        default="message_sent",
    )
    event_data: Mapped[str | None] = mapped_column(Text)
    tokens_used: Mapped[int | None] = mapped_column(UNSIGNED_INTEGER)
    cost_usd: Mapped[Decimal | None] = mapped_column(DOLLARS)
    execution_time_ms: Mapped[int | None] = mapped_column(UNSIGNED_INTEGER)
    created_at: Mapped[datetime] = moment()


class KnowledgeDocument(Timestamped):
    __tablename__ = "llm_manager_document_knowledge_base"
    __table_args__ = (
        Index("llm_dkb_extension_type_idx", "extension_slug", "document_type"),
        Index("llm_dkb_indexed_idx", "is_indexed"),
        Index(
            "llm_dkb_content_fulltext", "title", "content", mysql_prefix="FULLTEXT", mariadb_prefix="FULLTEXT"
        ).ddl_if(dialect=("mysql", "mariadb")),
        UTF8_TABLE,
    )

    extension_slug: Mapped[str | None] = mapped_column(String(100))
    document_type: Mapped[str | None] = mapped_column(String(50))
    title: Mapped[str] = mapped_column(String(255))
    content: Mapped[str] = mapped_column(LONG_TEXT)
    content_chunks: Mapped[str | None] = mapped_column(LONG_TEXT)
    embeddings: Mapped[Any | None] = mapped_column(DOCUMENT)
    embedding_model: Mapped[str | None] = mapped_column(String(100))
    metadata_: Mapped[Any | None] = mapped_column("metadata", DOCUMENT)
    is_indexed: Mapped[bool] = flag(default=False)
    indexed_at: Mapped[datetime | None] = mapped_column(SECONDS_TIMESTAMP)


class McpConnector(Timestamped):
    __tablename__ = CONNECTORS
    __table_args__ = (
        Index("llm_mcp_type_active_idx", "type", "is_active"),
        Index("llm_mcp_protocol_idx", "protocol"),
        Index("llm_mcp_start_priority_idx", "auto_start", "priority"),
        UTF8_TABLE,
    )

    name: Mapped[str] = mapped_column(String(100))
    slug: Mapped[str] = mapped_column(String(100), unique=True)
    type: Mapped[str] = choice(CONNECTORS, "type", "bundled", "external", default="bundled")
    server_path: Mapped[str | None] = mapped_column(String(255))
    server_url: Mapped[str | None] = mapped_column(String(255))
    protocol: Mapped[str] = choice(CONNECTORS, "protocol", "stdio", "http", "websocket", default="stdio")
    capabilities: Mapped[Any | None] = mapped_column(DOCUMENT)
    configuration: Mapped[Any | None] = mapped_column(DOCUMENT)
    is_active: Mapped[bool] = flag(default=True)
    auto_start: Mapped[bool] = flag(default=False)
    priority: Mapped[int] = count(default=0)
    description: Mapped[str | None] = mapped_column(Text)


class AgentWorkflow(Timestamped):
    __tablename__ = "llm_manager_agent_workflows"
    __table_args__ = (
        Index("llm_aw_extension_active_idx", "extension_slug", "is_active"),
        Index("llm_aw_config_idx", "llm_configuration_id"),
        UTF8_TABLE,
    )

    name: Mapped[str] = mapped_column(String(100))
    slug: Mapped[str] = mapped_column(String(100), unique=True)
    extension_slug: Mapped[str | None] = mapped_column(String(100))
    workflow_definition: Mapped[Any] = mapped_column(DOCUMENT)
    agents_config: Mapped[Any] = mapped_column(DOCUMENT)
    llm_configuration_id: Mapped[int | None] = reference(CONFIGURATIONS, "SET NULL")
    max_steps: Mapped[int] = count(default=20)
    timeout_seconds: Mapped[int] = count(default=120)
    is_active: Mapped[bool] = flag(default=True)
    description: Mapped[str | None] = mapped_column(Text)


class ToolDefinition(Timestamped):
    __tablename__ = TOOLS
    __table_args__ = (
        Index("llm_td_type_active_idx", "type", "is_active"),
        Index("llm_td_connector_idx", "mcp_connector_id"),
        Index("llm_td_name_idx", "name"),
        UTF8_TABLE,
    )

    name: Mapped[str] = mapped_column(String(100))
    slug: Mapped[str | None] = mapped_column(String(100), unique=True)
    extension_slug: Mapped[str | None] = mapped_column(String(255))
    type: Mapped[str] = choice(TOOLS, "type", "function_calling", "mcp", default="function_calling")
    tool_type: Mapped[str | None] = mapped_column(String(255))
    mcp_connector_id: Mapped[int | None] = reference(CONNECTORS, "CASCADE")
    function_schema: Mapped[Any | None] = mapped_column(DOCUMENT)
    parameters_schema: Mapped[Any | None] = mapped_column(DOCUMENT)
    handler_class: Mapped[str | None] = mapped_column(String(255))
    handler_method: Mapped[str | None] = mapped_column(String(255))
    implementation: Mapped[str | None] = mapped_column(String(255))
    validation_rules: Mapped[Any | None] = mapped_column(DOCUMENT)
    security_policy: Mapped[Any | None] = mapped_column(DOCUMENT)
    metadata_: Mapped[Any | None] = mapped_column("metadata", DOCUMENT)
    is_active: Mapped[bool] = flag(default=True)
    description: Mapped[str | None] = mapped_column(Text)


class ToolExecution(Timestamped):
    __tablename__ = "llm_manager_tool_executions"
    __table_args__ = (
        Index("llm_te_tool_executed_idx", "tool_definition_id", "executed_at"),
        Index("llm_te_usage_idx", "usage_log_id"),
        Index("llm_te_session_idx", "session_id"),
        Index("llm_te_status_idx", "status"),
        UTF8_TABLE,
    )

    tool_definition_id: Mapped[int] = reference(TOOLS, "CASCADE")
    usage_log_id: Mapped[int | None] = reference(USAGE_LOGS, "SET NULL")
    session_id: Mapped[int | None] = reference(SESSIONS, "SET NULL")
    input_parameters: Mapped[Any] = mapped_column(DOCUMENT)
    output_result: Mapped[str | None] = mapped_column(LONG_TEXT)
    status: Mapped[str] = choice(__tablename__, "status", "pending", "running", "success", "error", default="pending")
    error_message: Mapped[str | None] = mapped_column(Text)
    execution_time_ms: Mapped[int | None] = mapped_column(UNSIGNED_INTEGER)
    executed_at: Mapped[datetime] = moment()


class UserWorkspacePreference(Timestamped):
    __tablename__ = "llm_manager_user_workspace_preferences"
    __table_args__ = (UTF8_TABLE,)

    user_id: Mapped[int] = reference("users", "CASCADE", unique=True)
    config: Mapped[Any] = mapped_column(DOCUMENT)


metadata = Base.metadata

"""The schema of ai_logging: the same tables as its revision and its plain SQL."""

from __future__ import annotations

from datetime import datetime  # noqa: TC003 - SQLAlchemy reads the annotations when it runs
from typing import Any, Final

from sqlalchemy import JSON, TIMESTAMP, Double, Index, Integer, String, Text, text
from sqlalchemy.dialects import postgresql
from sqlalchemy.orm import DeclarativeBase, Mapped, MappedColumn, mapped_column

DOCUMENT = JSON(none_as_null=True).with_variant(postgresql.JSONB(none_as_null=True), "postgresql")
"""JSON in which a missing document is NULL in SQL, not the JSON value null."""

UTF8_TABLE: Final = {
    "mysql_charset": "utf8mb4",
    "mysql_collate": "utf8mb4_unicode_ci",
    "mariadb_charset": "utf8mb4",
    "mariadb_collate": "utf8mb4_unicode_ci",
}


def moment() -> MappedColumn[Any]:
    """A timestamp that is the time of the insert unless given."""
    return mapped_column(TIMESTAMP, server_default=text("CURRENT_TIMESTAMP"))


def count(*, default: int) -> MappedColumn[Any]:
    """A whole number with a default."""
    return mapped_column(Integer, server_default=text(str(default)))


class Base(DeclarativeBase):
    pass


class AIRequestLog(Base):
    __tablename__ = "ai_request_logs"
    __table_args__ = (
        Index("idx_ai_logs_status_created", "status", "created_at"),
        Index("idx_ai_logs_module_task", "module", "task"),
        Index("idx_ai_logs_tenant_created", "tenant_id", "created_at"),
        Index("idx_ai_logs_created_at", "created_at"),
        Index("idx_ai_logs_provider", "provider_used"),
        Index("idx_ai_logs_request_id", "request_id"),
        UTF8_TABLE,
    )

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    request_id: Mapped[str] = mapped_column(String(50), unique=True)
    tenant_id: Mapped[str | None] = mapped_column(String(36))
    module: Mapped[str | None] = mapped_column(String(50))
    user_id: Mapped[str | None] = mapped_column(String(36))
    task: Mapped[str] = mapped_column(String(20))
    prompt_length: Mapped[int] = mapped_column(Integer)
    prompt_hash: Mapped[str | None] = mapped_column(String(64))
    temperature: Mapped[float | None] = mapped_column(Double, server_default=text("0.3"))
    max_tokens: Mapped[int | None] = mapped_column(Integer)
    model_requested: Mapped[str | None] = mapped_column(String(50))
    provider_used: Mapped[str] = mapped_column(String(20))
    provider_model: Mapped[str | None] = mapped_column(String(50))
    status: Mapped[str | None] = mapped_column(String(20), server_default="success")
    response_content_length: Mapped[int | None] = count(default=0)
    tokens_used: Mapped[int | None] = mapped_column(Integer)
    processing_time_ms: Mapped[int | None] = mapped_column(Integer)
    error_message: Mapped[str | None] = mapped_column(Text)
    error_code: Mapped[str | None] = mapped_column(String(50))
    retry_count: Mapped[int | None] = count(default=0)
    fallback_used: Mapped[str | None] = mapped_column(String(20))
    confidence_score: Mapped[float | None] = mapped_column(Double)
    user_feedback: Mapped[str | None] = mapped_column(String(20))
    correction_applied: Mapped[str | None] = mapped_column(String(255))
    request_metadata: Mapped[Any | None] = mapped_column(DOCUMENT)
    response_metadata: Mapped[Any | None] = mapped_column(DOCUMENT)
    created_at: Mapped[datetime | None] = moment()
    updated_at: Mapped[datetime | None] = moment()


class AIErrorAnalysis(Base):
    __tablename__ = "ai_error_analysis"
    __table_args__ = (
        Index("idx_ai_error_pattern", "error_pattern"),
        Index("idx_ai_error_last_occurred", "last_occurred"),
        UTF8_TABLE,
    )

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    error_pattern: Mapped[str | None] = mapped_column(String(100), unique=True)
    error_code: Mapped[str | None] = mapped_column(String(50))
    error_message_pattern: Mapped[str] = mapped_column(String(255))
    occurrence_count: Mapped[int | None] = count(default=1)
    last_occurred: Mapped[datetime | None] = mapped_column(TIMESTAMP)
    probable_cause: Mapped[str | None] = mapped_column(Text)
    suggested_action: Mapped[str | None] = mapped_column(Text)
    resolution_status: Mapped[str | None] = mapped_column(String(50), server_default="open")
    auto_correction_enabled: Mapped[str | None] = mapped_column(String(50))
    correction_config: Mapped[Any | None] = mapped_column(DOCUMENT)
    created_at: Mapped[datetime | None] = moment()
    updated_at: Mapped[datetime | None] = moment()
    resolved_at: Mapped[datetime | None] = mapped_column(TIMESTAMP)


class AIErrorRecovery(Base):
    __tablename__ = "ai_error_recovery"
    __table_args__ = (
        Index("idx_ai_recovery_request", "request_log_id"),
        Index("idx_ai_recovery_strategy", "strategy_name"),
        UTF8_TABLE,
    )

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    request_log_id: Mapped[int | None] = mapped_column(Integer)
    strategy_name: Mapped[str] = mapped_column(String(50))
    step_number: Mapped[int | None] = mapped_column(Integer)
    action_taken: Mapped[str | None] = mapped_column(String(100))
    was_successful: Mapped[str | None] = mapped_column(String(20))
    recovery_time_ms: Mapped[int | None] = mapped_column(Integer)
    recovery_result: Mapped[Any | None] = mapped_column(DOCUMENT)
    created_at: Mapped[datetime | None] = moment()


metadata = Base.metadata

"""The schema of llm_request_logs: one table, its indexes, row level security and a policy."""

from __future__ import annotations

from datetime import datetime  # noqa: TC003 - SQLAlchemy reads the annotations when it runs
from decimal import Decimal  # noqa: TC003 - as above
from typing import Any
from uuid import UUID as Uuid  # noqa: TC003, N811 - as above; the short name is SQLAlchemy's type

from sqlalchemy import (
    DDL,
    TIMESTAMP,
    UUID,
    BigInteger,
    Boolean,
    CheckConstraint,
    Index,
    Integer,
    Numeric,
    Table,
    Text,
    event,
    text,
    true,
)
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

DOCUMENT = JSONB(none_as_null=True)
"""JSON in which a missing document is NULL in SQL, not the JSON value null."""


class Base(DeclarativeBase):
    pass


class LLMRequestLog(Base):
    __tablename__ = "llm_request_logs"
    __table_args__ = (
        CheckConstraint(
            "request_type IN ('chat', 'embedding', 'transcription')",
            name="llm_request_logs_request_type_check",
        ),
        Index("idx_llm_request_logs_created_at", text("created_at DESC")),
        Index("idx_llm_request_logs_user_id", "user_id"),
        Index("idx_llm_request_logs_request_type", "request_type"),
        Index("idx_llm_request_logs_model", "model"),
        Index("idx_llm_request_logs_success", "success"),
        Index("idx_llm_request_logs_user_created", "user_id", text("created_at DESC")),
        {
            "comment": "Every request to a language model: chat, embedding and transcription, "
            "with tokens, cost and latency"
        },
    )

    id: Mapped[Uuid] = mapped_column(UUID, primary_key=True, server_default=text("gen_random_uuid()"))
    created_at: Mapped[datetime] = mapped_column(TIMESTAMP(timezone=True), server_default=text("now()"))
    request_type: Mapped[str] = mapped_column(Text)
    model: Mapped[str] = mapped_column(Text)
    user_id: Mapped[int | None] = mapped_column(BigInteger)
    session_id: Mapped[str | None] = mapped_column(Text)
    input_text: Mapped[str | None] = mapped_column(Text)
    input_metadata: Mapped[Any] = mapped_column(DOCUMENT, server_default=text("'{}'::jsonb"))
    output_text: Mapped[str | None] = mapped_column(Text)
    output_metadata: Mapped[Any] = mapped_column(DOCUMENT, server_default=text("'{}'::jsonb"))
    tokens_prompt: Mapped[int | None] = mapped_column(Integer)
    tokens_completion: Mapped[int | None] = mapped_column(Integer)
    tokens_total: Mapped[int | None] = mapped_column(Integer)
    latency_ms: Mapped[int | None] = mapped_column(Integer)
    cost_usd: Mapped[Decimal | None] = mapped_column(Numeric(10, 6))
    success: Mapped[bool] = mapped_column(Boolean, server_default=true())
    error_message: Mapped[str | None] = mapped_column(Text)
    raw_request: Mapped[Any | None] = mapped_column(DOCUMENT)
    raw_response: Mapped[Any | None] = mapped_column(DOCUMENT)


def protect(table: Table) -> None:
    """Let `create_all` close the table with row level security; the role service_role has to be there."""
    everything_to_service_role = "FOR ALL TO service_role USING (true) WITH CHECK (true)"
    for statement in (
        "ALTER TABLE %(fullname)s ENABLE ROW LEVEL SECURITY",
        f'CREATE POLICY "Service role has full access" ON %(fullname)s {everything_to_service_role}',
    ):
        event.listen(table, "after_create", DDL(statement))


metadata = Base.metadata
protect(metadata.tables["llm_request_logs"])

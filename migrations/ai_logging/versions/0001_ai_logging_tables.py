"""Add the logs of requests, of patterns of error, and of attempts to recover."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0001"
down_revision = None

JSON_DOCUMENT = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")
ZERO = sa.text("0")

# Written out because servers differ in their defaults, and a three-byte one loses emoji.
UTF8 = {
    "mysql_charset": "utf8mb4",
    "mysql_collate": "utf8mb4_unicode_ci",
    "mariadb_charset": "utf8mb4",
    "mariadb_collate": "utf8mb4_unicode_ci",
}


def moment(name: str) -> sa.Column[object]:
    return sa.Column(name, sa.TIMESTAMP(), server_default=sa.text("CURRENT_TIMESTAMP"))


def upgrade() -> None:
    create_ai_request_logs()
    create_ai_error_analysis()
    create_ai_error_recovery()


def downgrade() -> None:
    op.drop_table("ai_error_recovery")
    op.drop_table("ai_error_analysis")
    op.drop_table("ai_request_logs")


def create_ai_request_logs() -> None:
    op.create_table(
        "ai_request_logs",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("request_id", sa.String(50), nullable=False, unique=True),
        sa.Column("tenant_id", sa.String(36)),
        sa.Column("module", sa.String(50)),
        sa.Column("user_id", sa.String(36)),
        sa.Column("task", sa.String(20), nullable=False),
        sa.Column("prompt_length", sa.Integer(), nullable=False),
        sa.Column("prompt_hash", sa.String(64)),
        sa.Column("temperature", sa.Double(), server_default=sa.text("0.3")),
        sa.Column("max_tokens", sa.Integer()),
        sa.Column("model_requested", sa.String(50)),
        sa.Column("provider_used", sa.String(20), nullable=False),
        sa.Column("provider_model", sa.String(50)),
        sa.Column("status", sa.String(20), server_default="success"),
        sa.Column("response_content_length", sa.Integer(), server_default=ZERO),
        sa.Column("tokens_used", sa.Integer()),
        sa.Column("processing_time_ms", sa.Integer()),
        sa.Column("error_message", sa.Text()),
        sa.Column("error_code", sa.String(50)),
        sa.Column("retry_count", sa.Integer(), server_default=ZERO),
        sa.Column("fallback_used", sa.String(20)),
        sa.Column("confidence_score", sa.Double()),
        sa.Column("user_feedback", sa.String(20)),
        sa.Column("correction_applied", sa.String(255)),
        sa.Column("request_metadata", JSON_DOCUMENT),
        sa.Column("response_metadata", JSON_DOCUMENT),
        moment("created_at"),
        moment("updated_at"),
        **UTF8,
    )
    op.create_index("idx_ai_logs_status_created", "ai_request_logs", ["status", "created_at"])
    op.create_index("idx_ai_logs_module_task", "ai_request_logs", ["module", "task"])
    op.create_index("idx_ai_logs_tenant_created", "ai_request_logs", ["tenant_id", "created_at"])
    op.create_index("idx_ai_logs_created_at", "ai_request_logs", ["created_at"])
    op.create_index("idx_ai_logs_provider", "ai_request_logs", ["provider_used"])
    op.create_index("idx_ai_logs_request_id", "ai_request_logs", ["request_id"])


def create_ai_error_analysis() -> None:
    op.create_table(
        "ai_error_analysis",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("error_pattern", sa.String(100), unique=True),
        sa.Column("error_code", sa.String(50)),
        sa.Column("error_message_pattern", sa.String(255), nullable=False),
        sa.Column("occurrence_count", sa.Integer(), server_default=sa.text("1")),
        sa.Column("last_occurred", sa.TIMESTAMP()),
        sa.Column("probable_cause", sa.Text()),
        sa.Column("suggested_action", sa.Text()),
        sa.Column("resolution_status", sa.String(50), server_default="open"),
        sa.Column("auto_correction_enabled", sa.String(50)),
        sa.Column("correction_config", JSON_DOCUMENT),
        moment("created_at"),
        moment("updated_at"),
        sa.Column("resolved_at", sa.TIMESTAMP()),
        **UTF8,
    )
    op.create_index("idx_ai_error_pattern", "ai_error_analysis", ["error_pattern"])
    op.create_index("idx_ai_error_last_occurred", "ai_error_analysis", ["last_occurred"])


def create_ai_error_recovery() -> None:
    op.create_table(
        "ai_error_recovery",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("request_log_id", sa.Integer()),
        sa.Column("strategy_name", sa.String(50), nullable=False),
        sa.Column("step_number", sa.Integer()),
        sa.Column("action_taken", sa.String(100)),
        sa.Column("was_successful", sa.String(20)),
        sa.Column("recovery_time_ms", sa.Integer()),
        sa.Column("recovery_result", JSON_DOCUMENT),
        moment("created_at"),
        **UTF8,
    )
    op.create_index("idx_ai_recovery_request", "ai_error_recovery", ["request_log_id"])
    op.create_index("idx_ai_recovery_strategy", "ai_error_recovery", ["strategy_name"])

"""Create the log of tool calls."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from llm_manager_blueprint import (
    LONG_TEXT,
    UNSIGNED_INTEGER,
    choice,
    create_table,
    drop_table,
    moment,
    reference,
    timestamps,
)

revision = "2025_11_18_000013"
down_revision = "2025_11_18_000012"

TABLE = "llm_manager_tool_executions"


def upgrade() -> None:
    create_table(
        TABLE,
        reference("tool_definition_id", "llm_manager_tool_definitions", "CASCADE"),
        reference("usage_log_id", "llm_manager_usage_logs", "SET NULL", nullable=True),
        reference("session_id", "llm_manager_conversation_sessions", "SET NULL", nullable=True),
        sa.Column("input_parameters", sa.JSON(), nullable=False),
        sa.Column("output_result", LONG_TEXT),
        choice(TABLE, "status", "pending", "running", "success", "error", default="pending"),
        sa.Column("error_message", sa.Text()),
        sa.Column("execution_time_ms", UNSIGNED_INTEGER),
        moment("executed_at"),
        *timestamps(),
    )
    op.create_index("llm_te_tool_executed_idx", TABLE, ["tool_definition_id", "executed_at"])
    op.create_index("llm_te_usage_idx", TABLE, ["usage_log_id"])
    op.create_index("llm_te_session_idx", TABLE, ["session_id"])
    op.create_index("llm_te_status_idx", TABLE, ["status"])


def downgrade() -> None:
    drop_table(TABLE, choices=("status",))

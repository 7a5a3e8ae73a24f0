"""Create the messages of the conversations."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from llm_manager_blueprint import (
    LONG_TEXT,
    TIMESTAMP,
    UNSIGNED_INTEGER,
    choice,
    create_table,
    drop_table,
    moment,
    reference,
)

revision = "2025_11_18_000007"
down_revision = "2025_11_18_000006"

TABLE = "llm_manager_conversation_messages"


def upgrade() -> None:
    create_table(
        TABLE,
        reference("session_id", "llm_manager_conversation_sessions", "CASCADE"),
        reference("user_id", "users", "SET NULL", nullable=True),
        reference("llm_configuration_id", "llm_manager_configurations", "SET NULL", nullable=True),
        sa.Column("model", sa.String(100)),
        choice(TABLE, "role", "system", "user", "assistant", "tool", default="user"),
        sa.Column("content", LONG_TEXT, nullable=False),
        sa.Column("metadata", sa.JSON()),
        sa.Column("raw_response", sa.JSON()),
        sa.Column("tokens", UNSIGNED_INTEGER),
        sa.Column("response_time", sa.Numeric(8, 3)),
        sa.Column("cost_usd", sa.Numeric(10, 6)),
        moment("created_at"),
        sa.Column("sent_at", TIMESTAMP),
        sa.Column("started_at", TIMESTAMP),
        sa.Column("completed_at", TIMESTAMP),
    )
    op.create_index("llm_cm_session_created_idx", TABLE, ["session_id", "created_at"])
    op.create_index("llm_cm_user_created_idx", TABLE, ["user_id", "created_at"])
    op.create_index("llm_cm_config_idx", TABLE, ["llm_configuration_id"])
    op.create_index("llm_cm_role_idx", TABLE, ["role"])
    op.create_index("llm_cm_model_idx", TABLE, ["model"])


def downgrade() -> None:
    drop_table(TABLE, choices=("role",))

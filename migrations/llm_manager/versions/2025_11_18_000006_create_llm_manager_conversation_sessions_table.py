"""Create the conversations."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from llm_manager_blueprint import TIMESTAMP, create_table, drop_table, flag, moment, reference, timestamps

revision = "2025_11_18_000006"
down_revision = "2025_11_18_000005"

TABLE = "llm_manager_conversation_sessions"


def upgrade() -> None:
    create_table(
        TABLE,
        sa.Column("session_id", sa.String(100), nullable=False, unique=True),
        reference("user_id", "users", "CASCADE", nullable=True),
        sa.Column("extension_slug", sa.String(100)),
        reference("llm_configuration_id", "llm_manager_configurations", "CASCADE"),
        sa.Column("title", sa.String(255)),
        sa.Column("metadata", sa.JSON()),
        moment("started_at"),
        moment("last_activity_at"),
        sa.Column("expires_at", TIMESTAMP),
        flag("is_active", default=True),
        *timestamps(),
    )
    op.create_index("llm_cs_user_active_idx", TABLE, ["user_id", "is_active"])
    op.create_index("llm_cs_extension_active_idx", TABLE, ["extension_slug", "is_active"])
    op.create_index("llm_cs_last_activity_idx", TABLE, ["last_activity_at"])
    op.create_index("llm_cs_expires_idx", TABLE, ["expires_at"])


def downgrade() -> None:
    drop_table(TABLE)

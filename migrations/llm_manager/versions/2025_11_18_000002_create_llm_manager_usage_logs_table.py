"""Create the log of every execution of a model."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from llm_manager_blueprint import (
    LONG_TEXT,
    UNSIGNED_INTEGER,
    ZERO,
    choice,
    create_table,
    drop_table,
    moment,
    reference,
    timestamps,
)

revision = "2025_11_18_000002"
down_revision = "2025_11_18_000001"

TABLE = "llm_manager_usage_logs"


def upgrade() -> None:
    create_table(
        TABLE,
        reference("llm_configuration_id", "llm_manager_configurations", "CASCADE"),
        reference("user_id", "users", "SET NULL", nullable=True),
        sa.Column("extension_slug", sa.String(100)),
        sa.Column("prompt", sa.Text()),
        sa.Column("response", LONG_TEXT),
        sa.Column("parameters_used", sa.JSON()),
        sa.Column("prompt_tokens", UNSIGNED_INTEGER, nullable=False, server_default=ZERO),
        sa.Column("completion_tokens", UNSIGNED_INTEGER, nullable=False, server_default=ZERO),
        sa.Column("total_tokens", UNSIGNED_INTEGER, nullable=False, server_default=ZERO),
        sa.Column("cost_usd", sa.Numeric(10, 6)),
        sa.Column("execution_time_ms", UNSIGNED_INTEGER),
        choice(TABLE, "status", "success", "error", "timeout", default="success"),
        sa.Column("error_message", sa.Text()),
        moment("executed_at"),
        *timestamps(),
    )
    op.create_index("llm_ul_config_executed_idx", TABLE, ["llm_configuration_id", "executed_at"])
    op.create_index("llm_ul_user_executed_idx", TABLE, ["user_id", "executed_at"])
    op.create_index("llm_ul_extension_executed_idx", TABLE, ["extension_slug", "executed_at"])
    op.create_index("llm_ul_status_idx", TABLE, ["status"])


def downgrade() -> None:
    drop_table(TABLE, choices=("status",))

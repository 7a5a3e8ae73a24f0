"""Create the metrics that extensions attach to an execution."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from llm_manager_blueprint import choice, create_table, drop_table, reference, timestamps

revision = "2025_11_18_000003"
down_revision = "2025_11_18_000002"

TABLE = "llm_manager_custom_metrics"


def upgrade() -> None:
    create_table(
        TABLE,
        reference("usage_log_id", "llm_manager_usage_logs", "CASCADE"),
        sa.Column("extension_slug", sa.String(100), nullable=False),
        sa.Column("metric_key", sa.String(100), nullable=False),
        sa.Column("metric_value", sa.String(255), nullable=False),
        choice(TABLE, "metric_type", "string", "integer", "float", "boolean", "json", default="string"),
        sa.Column("metadata", sa.JSON()),
        *timestamps(),
    )
    op.create_index("llm_cmt_extension_key_idx", TABLE, ["extension_slug", "metric_key"])
    op.create_index("llm_cmt_usage_key_idx", TABLE, ["usage_log_id", "metric_key"])


def downgrade() -> None:
    drop_table(TABLE, choices=("metric_type",))

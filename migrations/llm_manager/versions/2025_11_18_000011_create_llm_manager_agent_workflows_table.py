"""Create the workflows of agents."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from llm_manager_blueprint import create_table, drop_table, flag, reference, timestamps

revision = "2025_11_18_000011"
down_revision = "2025_11_18_000010"

TABLE = "llm_manager_agent_workflows"


def upgrade() -> None:
    create_table(
        TABLE,
        sa.Column("name", sa.String(100), nullable=False),
        sa.Column("slug", sa.String(100), nullable=False, unique=True),
        sa.Column("extension_slug", sa.String(100)),
        sa.Column("workflow_definition", sa.JSON(), nullable=False),
        sa.Column("agents_config", sa.JSON(), nullable=False),
        reference("llm_configuration_id", "llm_manager_configurations", "SET NULL", nullable=True),
        sa.Column("max_steps", sa.Integer(), nullable=False, server_default=sa.text("20")),
        sa.Column("timeout_seconds", sa.Integer(), nullable=False, server_default=sa.text("120")),
        flag("is_active", default=True),
        sa.Column("description", sa.Text()),
        *timestamps(),
    )
    op.create_index("llm_aw_extension_active_idx", TABLE, ["extension_slug", "is_active"])
    op.create_index("llm_aw_config_idx", TABLE, ["llm_configuration_id"])


def downgrade() -> None:
    drop_table(TABLE)

"""Create the table of model configurations."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from llm_manager_blueprint import choice, create_table, drop_table, flag, timestamps

revision = "2025_11_18_000001"
down_revision = None

TABLE = "llm_manager_configurations"


def upgrade() -> None:
    create_table(
        TABLE,
        sa.Column("name", sa.String(100), nullable=False),
        sa.Column("slug", sa.String(100), nullable=False, unique=True),
        choice(TABLE, "provider", "ollama", "openai", "anthropic", "local", "custom", default="ollama"),
        sa.Column("model", sa.String(100), nullable=False),
        sa.Column("api_endpoint", sa.String(255)),
        sa.Column("api_key", sa.Text()),
        sa.Column("default_parameters", sa.JSON()),
        sa.Column("capabilities", sa.JSON()),
        flag("is_active", default=True),
        flag("is_default", default=False),
        sa.Column("description", sa.Text()),
        *timestamps(),
    )
    op.create_index("llm_cfg_provider_active_idx", TABLE, ["provider", "is_active"])
    op.create_index("llm_cfg_default_idx", TABLE, ["is_default"])


def downgrade() -> None:
    drop_table(TABLE, choices=("provider",))

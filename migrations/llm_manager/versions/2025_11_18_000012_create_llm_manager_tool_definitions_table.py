"""Create the tools that models may call."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from llm_manager_blueprint import choice, create_table, drop_table, flag, reference, timestamps

revision = "2025_11_18_000012"
down_revision = "2025_11_18_000011"

TABLE = "llm_manager_tool_definitions"


def upgrade() -> None:
    create_table(
        TABLE,
        sa.Column("name", sa.String(100), nullable=False),
        sa.Column("slug", sa.String(100), unique=True),
        choice(TABLE, "type", "function_calling", "mcp", default="function_calling"),
        reference("mcp_connector_id", "llm_manager_mcp_connectors", "CASCADE", nullable=True),
        sa.Column("function_schema", sa.JSON()),
        sa.Column("handler_class", sa.String(255)),
        sa.Column("handler_method", sa.String(255)),
        sa.Column("validation_rules", sa.JSON()),
        sa.Column("security_policy", sa.JSON()),
        flag("is_active", default=True),
        sa.Column("description", sa.Text()),
        *timestamps(),
    )
    op.create_index("llm_td_type_active_idx", TABLE, ["type", "is_active"])
    op.create_index("llm_td_connector_idx", TABLE, ["mcp_connector_id"])
    op.create_index("llm_td_name_idx", TABLE, ["name"])


def downgrade() -> None:
    drop_table(TABLE, choices=("type",))

"""Create the connectors to tool servers."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from llm_manager_blueprint import ZERO, choice, create_table, drop_table, flag, timestamps

revision = "2025_11_18_000010"
down_revision = "2025_11_18_000009"

TABLE = "llm_manager_mcp_connectors"


def upgrade() -> None:
    create_table(
        TABLE,
        sa.Column("name", sa.String(100), nullable=False),
        sa.Column("slug", sa.String(100), nullable=False, unique=True),
        choice(TABLE, "type", "bundled", "external", default="bundled"),
        sa.Column("server_path", sa.String(255)),
        sa.Column("server_url", sa.String(255)),
        choice(TABLE, "protocol", "stdio", "http", "websocket", default="stdio"),
        sa.Column("capabilities", sa.JSON()),
        sa.Column("configuration", sa.JSON()),
        flag("is_active", default=True),
        flag("auto_start", default=False),
        sa.Column("priority", sa.Integer(), nullable=False, server_default=ZERO),
        sa.Column("description", sa.Text()),
        *timestamps(),
    )
    op.create_index("llm_mcp_type_active_idx", TABLE, ["type", "is_active"])
    op.create_index("llm_mcp_protocol_idx", TABLE, ["protocol"])
    op.create_index("llm_mcp_start_priority_idx", TABLE, ["auto_start", "priority"])


def downgrade() -> None:
    drop_table(TABLE, choices=("type", "protocol"))

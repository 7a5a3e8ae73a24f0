"""Create the workspace preferences of each user."""

from __future__ import annotations

import sqlalchemy as sa
from llm_manager_blueprint import create_table, drop_table, reference, timestamps

revision = "2025_11_18_000014"
down_revision = "2025_11_18_000013"

TABLE = "llm_manager_user_workspace_preferences"


def upgrade() -> None:
    create_table(
        TABLE,
        reference("user_id", "users", "CASCADE", unique=True),
        sa.Column("config", sa.JSON(), nullable=False),
        *timestamps(),
    )


def downgrade() -> None:
    drop_table(TABLE)

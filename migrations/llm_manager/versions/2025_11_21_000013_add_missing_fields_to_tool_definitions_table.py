"""Add the fields that the tool registry expects."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from llm_manager_blueprint import add_column

revision = "2025_11_21_000013"
down_revision = "2025_11_21_000001"

TABLE = "llm_manager_tool_definitions"


def upgrade() -> None:
    add_column(TABLE, sa.Column("extension_slug", sa.String(255)), after="slug")
    add_column(TABLE, sa.Column("tool_type", sa.String(255)), after="type")
    add_column(TABLE, sa.Column("parameters_schema", sa.JSON()), after="function_schema")
    add_column(TABLE, sa.Column("implementation", sa.String(255)), after="handler_method")
    add_column(TABLE, sa.Column("metadata", sa.JSON()), after="security_policy")


def downgrade() -> None:
    for column in ("metadata", "implementation", "parameters_schema", "tool_type", "extension_slug"):
        op.drop_column(TABLE, column)

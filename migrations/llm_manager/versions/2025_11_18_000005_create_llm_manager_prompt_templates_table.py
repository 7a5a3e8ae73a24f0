"""Create the prompt templates."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from llm_manager_blueprint import create_table, drop_table, flag, timestamps

revision = "2025_11_18_000005"
down_revision = "2025_11_18_000004"

TABLE = "llm_manager_prompt_templates"


def upgrade() -> None:
    create_table(
        TABLE,
        sa.Column("name", sa.String(100), nullable=False),
        sa.Column("slug", sa.String(100), unique=True),
        sa.Column("extension_slug", sa.String(100)),
        sa.Column("category", sa.String(50)),
        sa.Column("template", sa.Text(), nullable=False),
        sa.Column("variables", sa.JSON()),
        sa.Column("example_values", sa.JSON()),
        sa.Column("default_parameters", sa.JSON()),
        flag("is_active", default=True),
        sa.Column("description", sa.Text()),
        *timestamps(),
    )
    op.create_index("llm_pt_extension_category_idx", TABLE, ["extension_slug", "category", "is_active"])
    op.create_index("llm_pt_slug_idx", TABLE, ["slug"])


def downgrade() -> None:
    drop_table(TABLE)

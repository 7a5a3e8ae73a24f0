"""Mark the prompt templates that belong to no extension as global."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from llm_manager_blueprint import add_column, flag

revision = "2025_11_21_000001"
down_revision = "2025_11_18_071800"

TABLE = "llm_manager_prompt_templates"


def upgrade() -> None:
    add_column(TABLE, flag("is_global", default=False), after="extension_slug")
    templates = sa.table(TABLE, sa.column("is_global", sa.Boolean), sa.column("extension_slug"))
    op.execute(templates.update().where(templates.c.extension_slug.is_(None)).values(is_global=sa.true()))


def downgrade() -> None:
    op.drop_column(TABLE, "is_global")

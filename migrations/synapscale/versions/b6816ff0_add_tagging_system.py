"""Add tags for conversations, messages, users and workspaces."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "b6816ff0"
down_revision = "a5f72854"

SCHEMA = "synapscale_db"


def upgrade() -> None:
    op.create_table(
        "tags",
        sa.Column("id", postgresql.UUID(), primary_key=True, server_default=sa.text("gen_random_uuid()")),
        sa.Column("target_type", sa.String(50), nullable=False),
        sa.Column("target_id", postgresql.UUID(), nullable=False),
        sa.Column("tag_name", sa.String(100), nullable=False),
        sa.Column("tag_value", sa.Text()),
        sa.Column("tag_category", sa.String(50)),
        sa.Column("is_system_tag", sa.Boolean(), nullable=False, server_default=sa.false()),
        sa.Column("created_by_user_id", postgresql.UUID(), sa.ForeignKey(f"{SCHEMA}.users.id", ondelete="SET NULL")),
        sa.Column("auto_generated", sa.Boolean(), nullable=False, server_default=sa.false()),
        sa.Column("confidence_score", sa.Float()),
        sa.Column("tag_metadata", sa.JSON()),
        sa.Column("created_at", sa.TIMESTAMP(timezone=True), nullable=False, server_default=sa.text("now()")),
        schema=SCHEMA,
    )
    op.create_index("idx_tags_target", "tags", ["target_type", "target_id"], schema=SCHEMA)
    for column in ("tag_name", "tag_category", "is_system_tag", "created_by_user_id", "created_at"):
        op.create_index(f"idx_tags_{column}", "tags", [column], schema=SCHEMA)


def downgrade() -> None:
    op.drop_table("tags", schema=SCHEMA)

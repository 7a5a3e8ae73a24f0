"""Make conversations.workspace_id the UUID that it refers to."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "d1bd1387"
down_revision = "c02a345b"

SCHEMA = "synapscale_db"
FOREIGN_KEY = "conversations_workspace_id_fkey"


def upgrade() -> None:
    op.alter_column(
        "conversations",
        "workspace_id",
        type_=postgresql.UUID(),
        postgresql_using="workspace_id::uuid",
        schema=SCHEMA,
    )
    op.create_foreign_key(
        FOREIGN_KEY,
        "conversations",
        "workspaces",
        ["workspace_id"],
        ["id"],
        source_schema=SCHEMA,
        referent_schema=SCHEMA,
        ondelete="SET NULL",
    )


def downgrade() -> None:
    op.drop_constraint(FOREIGN_KEY, "conversations", schema=SCHEMA)
    op.alter_column("conversations", "workspace_id", type_=sa.String(30), schema=SCHEMA)

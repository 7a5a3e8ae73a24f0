"""Make messages.conversation_id the UUID that it refers to."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "c02a345b"
down_revision = "b6816ff0"

SCHEMA = "synapscale_db"
FOREIGN_KEY = "messages_conversation_id_fkey"


def upgrade() -> None:
    op.alter_column(
        "messages",
        "conversation_id",
        type_=postgresql.UUID(),
        postgresql_using="conversation_id::uuid",
        schema=SCHEMA,
    )
    op.create_foreign_key(
        FOREIGN_KEY,
        "messages",
        "conversations",
        ["conversation_id"],
        ["id"],
        source_schema=SCHEMA,
        referent_schema=SCHEMA,
        ondelete="CASCADE",
    )


def downgrade() -> None:
    op.drop_constraint(FOREIGN_KEY, "messages", schema=SCHEMA)
    op.alter_column("messages", "conversation_id", type_=sa.String(30), schema=SCHEMA)

"""Create the schema with users, workspaces, agents, conversations and messages."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "10fc63eb296d"
down_revision = None

SCHEMA = "synapscale_db"
NOW = sa.text("now()")


def identifier() -> sa.Column[object]:
    return sa.Column("id", postgresql.UUID(), primary_key=True, server_default=sa.text("gen_random_uuid()"))


def moment(name: str) -> sa.Column[object]:
    return sa.Column(name, sa.TIMESTAMP(timezone=True), nullable=False, server_default=NOW)


def reference(name: str, table: str, on_delete: str, *, nullable: bool) -> sa.Column[object]:
    target = sa.ForeignKey(f"{SCHEMA}.{table}.id", ondelete=on_delete)
    return sa.Column(name, postgresql.UUID(), target, nullable=nullable)


def upgrade() -> None:
    op.execute(f"CREATE SCHEMA IF NOT EXISTS {SCHEMA}")
    op.create_table(
        "users",
        identifier(),
        sa.Column("email", sa.String(255), nullable=False, unique=True),
        sa.Column("full_name", sa.String(255)),
        sa.Column("is_active", sa.Boolean(), nullable=False, server_default=sa.true()),
        moment("created_at"),
        schema=SCHEMA,
    )
    op.create_table(
        "workspaces",
        identifier(),
        sa.Column("name", sa.String(100), nullable=False),
        reference("owner_id", "users", "CASCADE", nullable=False),
        moment("created_at"),
        schema=SCHEMA,
    )
    op.create_table(
        "agents",
        identifier(),
        sa.Column("name", sa.String(100), nullable=False),
        reference("workspace_id", "workspaces", "CASCADE", nullable=True),
        sa.Column("system_prompt", sa.Text()),
        moment("created_at"),
        schema=SCHEMA,
    )
    op.create_table(
        "conversations",
        identifier(),
        reference("user_id", "users", "CASCADE", nullable=False),
        sa.Column("workspace_id", sa.String(30)),
        reference("agent_id", "agents", "SET NULL", nullable=True),
        sa.Column("title", sa.String(255)),
        moment("created_at"),
        moment("updated_at"),
        schema=SCHEMA,
    )
    op.create_table(
        "messages",
        identifier(),
        sa.Column("conversation_id", sa.String(30), nullable=False),
        sa.Column("role", sa.String(20), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        moment("created_at"),
        schema=SCHEMA,
    )
    op.create_index("idx_conversations_user_id", "conversations", ["user_id"], schema=SCHEMA)
    op.create_index("idx_messages_conversation_id", "messages", ["conversation_id"], schema=SCHEMA)


def downgrade() -> None:
    for table in ("messages", "conversations", "agents", "workspaces", "users"):
        op.drop_table(table, schema=SCHEMA)
    # The schema may have been there before and may hold what is not ours: then it stays.
    op.execute(f"DO $$ BEGIN DROP SCHEMA {SCHEMA}; EXCEPTION WHEN dependent_objects_still_exist THEN NULL; END $$")
